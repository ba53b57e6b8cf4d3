//! The archive of a renovation (改造档案): its way, its money with contracts and payments, the diary,
//! what residents saw, the acceptance and the warranties, each photo as a file that the lists name.

use std::collections::BTreeMap;

use domain::members::{Building, Neighbour};
use domain::proposals::Photo;
use domain::renovation::{
    Acceptance, Contract, DiaryEntry, Menu, Payment, Plan, PlanMoney, SiteReport, Warranties,
};
use domain::{BuildingId, CompoundId, Digest, Lang, Money, PersonId, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// What goes in: the lists, and the photos they name.
pub struct Archive {
    /// The lists, by the names of their files.
    pub sheets: Vec<(&'static str, Sheet)>,
    /// Each photo once, by the name of its file without what it ends with.
    pub photos: BTreeMap<String, Digest>,
}

/// The archive of a compound's plan.
pub fn archive(id: CompoundId, town: &Plain) -> Option<Archive> {
    let mut it = Gathered {
        town,
        plan: (town as &dyn Town).get(id)?,
        photos: BTreeMap::new(),
    };
    let sheets = vec![
        ("1-经过.xlsx", it.way()),
        ("2-资金.xlsx", it.money()),
        ("3-合同和变更.xlsx", it.contracts()),
        ("4-支出.xlsx", it.payments()),
        ("5-施工日志.xlsx", it.diary()),
        ("6-居民监督.xlsx", it.reports()),
        ("7-验收.xlsx", it.acceptance()),
        ("8-保修期.xlsx", it.warranties()),
    ];
    let photos = it.photos;
    Some(Archive { sheets, photos })
}

struct Gathered<'a> {
    town: &'a Plain,
    plan: Plan,
    photos: BTreeMap<String, Digest>,
}

impl Gathered<'_> {
    fn town(&self) -> &dyn Town {
        self.town
    }

    /// Puts photos in, and says what their files are called.
    fn kept<'p>(
        &mut self,
        kind: &str,
        number: usize,
        photos: impl Iterator<Item = &'p Photo>,
    ) -> String {
        let mut names = Vec::new();
        for (index, photo) in photos.enumerate() {
            let name = format!("照片/{kind}-{:03}-{}", number + 1, index + 1);
            self.photos.insert(name.clone(), photo.hash);
            names.push(name);
        }
        names.join("、")
    }

    fn place(&self, building: Option<BuildingId>) -> String {
        let building = building.and_then(|id| self.town().get::<Building>(id));
        building.map_or_else(|| "全小区".to_owned(), |it| it.name.to_string())
    }

    /// As neighbours know them: a family name.
    fn who(&self, person: PersonId) -> String {
        let neighbour: Option<Neighbour> = self.town().get(person);
        neighbour.map_or_else(|| "工作人员".to_owned(), |it| it.shown)
    }

    fn item(&self, place: u16) -> String {
        let money: Option<PlanMoney> = self.town().get(self.plan.id);
        let items = money.map(|it| it.items).unwrap_or_default();
        let named = items.into_iter().find(|it| it.item == place);
        named.map_or_else(String::new, |it| it.name.to_string())
    }

    fn way(&mut self) -> Sheet {
        let decided = self.plan.state.adoption();
        let papers: Vec<Photo> = decided.map_or_else(Vec::new, |it| it.photos().cloned().collect());
        let papers = self.kept("决议", 0, papers.iter());
        let step = |it: &domain::renovation::Step| {
            let adopted = it.stage == domain::renovation::PlanStage::Adopted;
            vec![
                wording::plan_stage(it.stage, LANG).into(),
                Cell::instant(it.at),
                Cell::maybe(it.note.as_ref()),
                Cell::from(if adopted { papers.as_str() } else { "" }),
            ]
        };
        Sheet {
            name: "经过",
            headings: vec![("阶段", 12), ("时间", 18), ("说明", 40), ("照片", 30)],
            rows: self.plan.steps.iter().map(step).collect(),
        }
    }

    fn money(&self) -> Sheet {
        let money: Option<PlanMoney> = self.town().get(self.plan.id);
        let menu: Option<Menu> = self.town().get(self.plan.id);
        let payments: Vec<Payment> = self.town().of(self.plan.id);
        let rows = money.iter().flat_map(|money| {
            (0u16..).zip(&money.items).map(|(place, item)| {
                let dish = menu.as_ref().and_then(|menu| menu.dish(item.item));
                let gives = money.allotments.iter().filter(|it| it.item == place);
                let gives =
                    gives.map(|it| format!("{} {}", wording::payer(it.payer, LANG), it.amount));
                let paid = payments.iter().filter(|it| it.item == item.item);
                vec![
                    item.name.to_string().into(),
                    Cell::maybe(dish.and_then(domain::renovation::Dish::cost)),
                    Cell::maybe(Some(item.cost)),
                    Cell::maybe(item.contract),
                    Cell::maybe(Some(Money(paid.map(|it| it.amount.0).sum()))),
                    gives.collect::<Vec<_>>().join("；").into(),
                ]
            })
        });
        Sheet {
            name: "资金",
            headings: vec![
                ("项目", 30),
                ("菜单价(元)", 14),
                ("方案价(元)", 14),
                ("合同价(元)", 14),
                ("已付(元)", 14),
                ("谁出(元)", 40),
            ],
            rows: rows.collect(),
        }
    }

    fn contracts(&mut self) -> Sheet {
        let mut all: Vec<Contract> = self.town().of(self.plan.id);
        all.sort_by_key(|it| (it.at, it.id));
        let mut rows = Vec::new();
        for (number, it) in all.iter().enumerate() {
            let photos = self.kept("合同", number, std::iter::once(&it.photo));
            rows.extend(it.lines.iter().map(|line| {
                vec![
                    it.title.to_string().into(),
                    Cell::instant(it.at),
                    line.name.to_string().into(),
                    Cell::maybe(Some(line.before)),
                    Cell::maybe(Some(line.price)),
                    Cell::maybe(it.reason.as_ref()),
                    photos.clone().into(),
                ]
            }));
        }
        Sheet {
            name: "合同和变更",
            headings: vec![
                ("合同或变更单", 30),
                ("时间", 18),
                ("项目", 30),
                ("原来(元)", 14),
                ("合同价(元)", 14),
                ("变更原因", 30),
                ("照片", 24),
            ],
            rows,
        }
    }

    fn payments(&mut self) -> Sheet {
        let mut all: Vec<Payment> = self.town().of(self.plan.id);
        all.sort_by_key(|it| (it.at, it.id));
        let mut rows = Vec::new();
        for (number, it) in all.iter().enumerate() {
            let photos = self.kept("凭证", number, std::iter::once(&it.photo));
            rows.push(vec![
                Cell::instant(it.at),
                self.item(it.item).into(),
                it.what.to_string().into(),
                it.payee.to_string().into(),
                Cell::maybe(Some(it.amount)),
                photos.into(),
            ]);
        }
        Sheet {
            name: "支出",
            headings: vec![
                ("时间", 18),
                ("项目", 30),
                ("付什么", 24),
                ("付给谁", 24),
                ("金额(元)", 14),
                ("照片", 24),
            ],
            rows,
        }
    }

    fn diary(&mut self) -> Sheet {
        let mut all: Vec<DiaryEntry> = self.town().of(self.plan.id);
        all.sort_by_key(|it| (it.on, it.at, it.id));
        let mut rows = Vec::new();
        for (number, it) in all.iter().enumerate() {
            let photos = self.kept("日志", number, it.photos.iter().map(|it| &it.photo));
            rows.push(vec![
                Cell::day(it.on),
                self.place(it.building).into(),
                it.item
                    .map(|item| self.item(item))
                    .unwrap_or_default()
                    .into(),
                it.text.to_string().into(),
                photos.into(),
            ]);
        }
        Sheet {
            name: "施工日志",
            headings: vec![
                ("日期", 12),
                ("哪里", 12),
                ("项目", 30),
                ("做了什么", 50),
                ("照片", 30),
            ],
            rows,
        }
    }

    fn reports(&mut self) -> Sheet {
        let mut all: Vec<SiteReport> = self.town().of(self.plan.id);
        all.sort_by_key(|it| (it.at, it.id));
        let mut rows = Vec::new();
        for (number, it) in all.iter().enumerate() {
            let photos = self.kept("监督", number, it.photos.iter());
            let answer = it.answer.as_ref();
            rows.push(vec![
                Cell::instant(it.at),
                self.place(it.building).into(),
                it.text.to_string().into(),
                Cell::maybe(answer.map(|it| it.text.to_string())),
                photos.into(),
            ]);
        }
        Sheet {
            name: "居民监督",
            headings: vec![
                ("时间", 18),
                ("哪里", 12),
                ("看到什么", 50),
                ("答复", 40),
                ("照片", 30),
            ],
            rows,
        }
    }

    fn acceptance(&mut self) -> Sheet {
        let found: Option<Acceptance> = self.town().get(self.plan.id);
        let mut rows = Vec::new();
        if let Some(it) = found {
            let signed = it.signed.iter().map(|it| self.who(it.by));
            let signed = signed.collect::<Vec<_>>().join("、");
            for (number, line) in (0u16..).zip(&it.lines) {
                let defects = it.defects.iter().filter(|it| it.failed.line == number);
                let defects: Vec<_> = defects.collect();
                let before = defects.iter().filter_map(|it| it.failed.photo.as_ref());
                let before = self.kept("验收", number.into(), before);
                let mended = defects.iter().filter_map(|it| it.mended.as_ref());
                let after = mended.flat_map(|it| &it.photos);
                let after = self.kept("整改", number.into(), after);
                let said = defects.iter().map(|it| it.failed.what.to_string());
                rows.push(vec![
                    line.what.to_string().into(),
                    self.place(line.building).into(),
                    said.collect::<Vec<_>>().join("；").into(),
                    before.into(),
                    after.into(),
                    signed.clone().into(),
                ]);
            }
        }
        Sheet {
            name: "验收",
            headings: vec![
                ("验收项", 30),
                ("哪里", 12),
                ("发现", 30),
                ("照片", 24),
                ("整改照片", 24),
                ("签字的居民代表", 24),
            ],
            rows,
        }
    }

    fn warranties(&self) -> Sheet {
        let found: Option<Warranties> = self.town().get(self.plan.id);
        let mut lines = found.map(|it| it.lines).unwrap_or_default();
        lines.sort_by_key(|it| (it.until, it.item));
        let row = |it: &domain::renovation::Warranty| {
            vec![
                self.item(it.item).into(),
                Cell::day(it.until),
                it.call.to_string().into(),
            ]
        };
        Sheet {
            name: "保修期",
            headings: vec![("项目", 30), ("保到", 12), ("找谁", 30)],
            rows: lines.iter().map(row).collect(),
        }
    }
}
