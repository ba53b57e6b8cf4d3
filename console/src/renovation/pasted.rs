//! The menu as it is pasted from a table: 类别、项目、计量单位、单价元、范围、方案、数量, and where
//! something is for one building or stairwell only, 哪里.

use domain::renovation::{Dish, Item, Reach};

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Not seven cells, or eight.
    Cells,
    /// One of the first six cells.
    Item,
    /// 数量
    Amount,
    /// 哪里
    Where,
}

/// Reads the lines; a heading and empty lines are passed over. The error names the line, from 1.
pub(super) fn dishes(
    text: &str,
    place: impl Fn(&str) -> Option<Reach>,
) -> Result<Vec<Dish>, (usize, Wrong)> {
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| {
        let line = line.trim().trim_start_matches('\u{feff}');
        !line.is_empty() && !line.starts_with("类别")
    });
    lines
        .map(|(at, line)| dish(line, &place).map_err(|wrong| (at + 1, wrong)))
        .collect()
}

fn dish(line: &str, place: impl Fn(&str) -> Option<Reach>) -> Result<Dish, Wrong> {
    let mark = if line.contains('\t') { '\t' } else { ',' };
    let cells: Vec<&str> = line.split(mark).map(str::trim).collect();
    let (item, rest) = cells.split_at_checked(6).ok_or(Wrong::Cells)?;
    let (amount, at) = match rest {
        [amount] => (amount, ""),
        [amount, at] => (amount, *at),
        _ => return Err(Wrong::Cells),
    };
    let amount = amount.replace(',', "").parse().ok();
    let reach = match at {
        "" => Some(Reach::Compound),
        at => place(at),
    };
    Ok(Dish {
        item: Item::read(item).map_err(|_| Wrong::Item)?,
        amount: amount.filter(|it| *it > 0).ok_or(Wrong::Amount)?,
        reach: reach.ok_or(Wrong::Where)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::UnitId;
    use uuid::Uuid;

    const UNIT: Reach = Reach::Unit(UnitId(Uuid::nil()));

    fn read(text: &str) -> Result<Vec<Dish>, (usize, Wrong)> {
        dishes(text, |at| (at == "7号楼 2单元").then_some(UNIT))
    }

    #[test]
    fn a_table_is_read_with_its_heading_and_places() {
        let text = "类别,项目,计量单位,单价元,范围,方案,数量\n\n\
            基础类,屋面防水翻修,m²,126,楼栋,SBS|TPO,4200\n\
            完善类\t加装电梯\t台\t620000\t单元\t\t1\t7号楼 2单元";
        let dishes = read(text).unwrap();
        assert_eq!(dishes.len(), 2);
        assert_eq!(
            (dishes[0].amount, dishes[0].reach),
            (4_200, Reach::Compound)
        );
        assert_eq!(dishes[1].reach, UNIT);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        for (line, wrong) in [
            ("基础类,屋面,m²,126,楼栋,", Wrong::Cells),
            ("基本类,屋面,m²,126,楼栋,,5", Wrong::Item),
            ("基础类,屋面,m²,126,楼栋,,0", Wrong::Amount),
            ("基础类,屋面,m²,126,楼栋,,5,99号楼", Wrong::Where),
        ] {
            let text = format!("\n{line}");
            assert_eq!(read(&text), Err((2, wrong)), "{line}");
        }
    }
}
