//! One line of a menu's table (菜单项): 类别、项目、计量单位、单价元、范围、方案.

use serde::{Deserialize, Serialize};

use crate::core::{Line, Money};

use super::MenuClass;

/// Where a course is built or shared (范围).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// 单元
    Unit,
    /// 楼栋
    Building,
    /// 小区
    Compound,
    /// 社区
    Community,
}

/// What can be ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its class.
    pub class: MenuClass,
    /// What it is.
    pub name: Line,
    /// What its amount is counted in, such as m².
    pub unit: Line,
    /// What one such unit costs.
    pub price: Money,
    /// Where.
    pub place: Place,
    /// Ways to do it (方案): to choose between where there are several.
    pub options: Vec<Line>,
}

/// Which column of a line cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ItemFault {
    /// Not six columns.
    #[error("a line has six columns")]
    Columns,
    /// 类别
    #[error("no such class")]
    Class,
    /// 项目
    #[error("no name")]
    Name,
    /// 计量单位
    #[error("no unit")]
    Unit,
    /// 单价元: no amount above zero.
    #[error("no price above zero")]
    Price,
    /// 范围
    #[error("no such place")]
    Place,
    /// 方案: one of the ways has no name, or two have the same.
    #[error("each way has a name of its own")]
    Options,
}

impl Place {
    fn read(text: &str) -> Option<Self> {
        Some(match text {
            "单元" => Self::Unit,
            "楼栋" => Self::Building,
            "小区" => Self::Compound,
            "社区" => Self::Community,
            _ => return None,
        })
    }
}

impl Item {
    /// Reads one line of the table, cell by cell.
    ///
    /// # Errors
    /// Names the first column that cannot be read.
    pub fn read(cells: &[&str]) -> Result<Self, ItemFault> {
        let [class, name, unit, price, place, options] = cells else {
            return Err(ItemFault::Columns);
        };
        let labelled = |it: &MenuClass| it.label() == class.trim();
        let class = MenuClass::ALL.into_iter().find(labelled);
        let price = price.parse().ok().filter(|it: &Money| it.0 > 0);
        Ok(Self {
            class: class.ok_or(ItemFault::Class)?,
            name: Line::new(name).map_err(|_| ItemFault::Name)?,
            unit: Line::new(unit).map_err(|_| ItemFault::Unit)?,
            price: price.ok_or(ItemFault::Price)?,
            place: Place::read(place.trim()).ok_or(ItemFault::Place)?,
            options: ways(options)?,
        })
    }

    /// What an amount of it costs; `None` where there is no such number.
    pub fn cost(&self, amount: u32) -> Option<Money> {
        self.price.0.checked_mul(i64::from(amount)).map(Money)
    }

    /// Whether it is scenery, by the words of the rule pack.
    pub fn is_scenery(&self, words: &[String]) -> bool {
        words
            .iter()
            .any(|word| self.name.as_str().contains(word.as_str()))
    }
}

fn ways(text: &str) -> Result<Vec<Line>, ItemFault> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let ways: Result<Vec<Line>, _> = text.split('|').map(Line::new).collect();
    let ways = ways.map_err(|_| ItemFault::Options)?;
    let names: std::collections::BTreeSet<&str> = ways.iter().map(Line::as_str).collect();
    if names.len() < ways.len() {
        return Err(ItemFault::Options);
    }
    Ok(ways)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_line_of_the_menu_is_read() {
        let cells = [
            "完善类",
            "增设停车位",
            "个",
            "6800",
            "小区",
            "绿化带生态车位|立体机械车位|不增设",
        ];
        let item = Item::read(&cells).unwrap();
        assert_eq!(
            (item.class, item.place),
            (MenuClass::Improvement, Place::Compound)
        );
        assert_eq!(item.cost(40), Some(Money::yuan(272_000)));
        assert_eq!(item.options.len(), 3);
    }

    #[rstest]
    #[case("基础类,屋面,m²,126,楼栋", ItemFault::Columns)]
    #[case("基本类,屋面,m²,126,楼栋,", ItemFault::Class)]
    #[case("基础类,,m²,126,楼栋,", ItemFault::Name)]
    #[case("基础类,屋面,,126,楼栋,", ItemFault::Unit)]
    #[case("基础类,屋面,m²,0,楼栋,", ItemFault::Price)]
    #[case("基础类,屋面,m²,-5,楼栋,", ItemFault::Price)]
    #[case("基础类,屋面,m²,126,街道,", ItemFault::Place)]
    #[case("基础类,屋面,m²,126,楼栋,SBS|", ItemFault::Options)]
    #[case("基础类,屋面,m²,126,楼栋,SBS|SBS", ItemFault::Options)]
    fn a_line_that_cannot_be_read_names_its_column(
        #[case] line: &str,
        #[case] expected: ItemFault,
    ) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(Item::read(&cells), Err(expected));
    }
}
