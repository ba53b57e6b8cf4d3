//! The weekly round, and a hazard in each state.

use domain::emergency::{
    AssignHazard, CloseHazard, Command as Act, FindHazard, Inspect, NameTarget, ReInspect,
    Rectifier, RegisterHazard, ReportUp, TargetKind, Week, WorkOnHazard,
};
use domain::proposals::Photo;
use domain::{HazardId, PersonId, TargetId, Timestamp};

use super::Telling;
use crate::demo::photos::{Scene, scene};
use crate::demo::{derived, line, prose};

/// What is looked at every week: kind, name, building.
const TARGETS: [(TargetKind, &str, Option<&str>); 10] = [
    (TargetKind::Dwelling, "1号楼楼道", Some("1号楼")),
    (TargetKind::Dwelling, "3号楼楼道", Some("3号楼")),
    (TargetKind::Dwelling, "5号楼楼道", Some("5号楼")),
    (TargetKind::Dwelling, "7号楼楼道", Some("7号楼")),
    (TargetKind::Dwelling, "8号楼楼道", Some("8号楼")),
    (TargetKind::Shop, "东门小吃店", None),
    (TargetKind::Shop, "北门便利店", None),
    (TargetKind::Shop, "电动车行", None),
    (TargetKind::Workplace, "临江幼儿园", None),
    (TargetKind::Workplace, "社区养老驿站", None),
];

impl Telling<'_> {
    /// Three weeks: the last missed one target, this one is under way.
    pub(super) fn round(&mut self) {
        let now = self.seed.now;
        for (number, (kind, name, building)) in (0..).zip(TARGETS) {
            let act = Act::NameTarget(NameTarget {
                id: TargetId(derived("target", number)),
                community: self.seed.community(),
                kind,
                name: line(name),
                compound: self.seed.compound(),
                building: building.map(|name| self.building(name)),
                ended: false,
            });
            self.office(now.plus_days(-50), act);
        }
        let this = Week::of(now.day());
        let words = ["灭火器在有效期，通道畅通", "楼道干净，应急灯亮", "没有问题"];
        for (back, week) in [(2, this.before().before()), (1, this.before()), (0, this)] {
            for number in 0..TARGETS.len() as u64 {
                let missed = (back == 1 && number == 7) || (back == 0 && number % 2 == 1);
                let day = week.monday().plus((number % 5) as i32);
                let at = Timestamp::at(day, 9, 10 + number as i64 * 3);
                if missed || at >= now {
                    continue;
                }
                let act = Act::Inspect(Inspect {
                    target: TargetId(derived("target", number)),
                    on: at.day(),
                    words: Some(prose(words[number as usize % words.len()])),
                    photos: Vec::new(),
                });
                self.add(at, self.grid(), act);
            }
        }
    }

    /// One in each state, the last a major one that was reported at once.
    pub(super) fn hazards(&mut self) {
        let (grid, staff) = (self.grid(), self.people.staff);
        let now = self.seed.now;
        let due = |days: i32| now.day().plus(days);
        let photo = |shows: &str| vec![scene(Scene::Pipes, shows)];
        let all: [(u64, &str, Option<&str>, i64); 7] = [
            (0, "三楼平台堆着纸箱", Some("3号楼"), -1),
            (1, "消火栓箱门打不开", Some("5号楼"), -3),
            (2, "东门井盖松动", None, -4),
            (3, "单元门闭门器坏，夹手", Some("1号楼"), -6),
            (4, "电动车行拉线充电", None, -8),
            (5, "应急灯不亮", Some("8号楼"), -11),
            (6, "地下车库配电箱进水", None, -21),
        ];
        for (number, title, building, days) in all {
            let at = now.plus_days(days);
            let id = Self::hazard(number);
            let find = Act::FindHazard(FindHazard {
                id,
                community: self.seed.community(),
                target: None,
                compound: self.seed.compound(),
                building: building.map(|name| self.building(name)),
                title: line(title),
                major: number == 6,
                words: None,
                photos: if number % 2 == 0 {
                    photo(title)
                } else {
                    Vec::new()
                },
            });
            self.add(at, grid, find);
            if number == 0 {
                continue;
            }
            let mut step = at.plus_minutes(20);
            if number == 6 {
                let to = line("街道应急办");
                let up = Act::ReportUp(ReportUp {
                    hazard: id,
                    to,
                    at: step,
                });
                self.add(step.plus_minutes(5), staff, up);
            }
            step = step.plus_minutes(30);
            let register = RegisterHazard {
                hazard: id,
                words: None,
            };
            self.office(step, Act::RegisterHazard(register));
            if number == 1 {
                continue;
            }
            let outside = matches!(number, 2 | 4 | 6);
            let to = if outside {
                Rectifier::Outside(line("临江物业"))
            } else {
                Rectifier::Person(grid)
            };
            step = step.plus_minutes(30);
            let day = due(if number == 3 { -1 } else { 3 }).max(step.day());
            let assign = AssignHazard {
                hazard: id,
                to,
                due: day,
            };
            self.office(step, Act::AssignHazard(assign));
            if number == 2 {
                continue;
            }
            let by = if outside { staff } else { grid };
            step = step.plus_minutes(200);
            self.works(step, by, id, false, "已到现场");
            if number == 3 {
                continue;
            }
            step = step.plus_minutes(240);
            self.works(step, by, id, true, "换好了，拍了照");
            if number == 4 {
                continue;
            }
            let other = if outside { grid } else { staff };
            if number == 6 {
                step = step.plus_minutes(120);
                self.looks(step, other, id, false, "箱门还漏雨，要加密封条");
                step = step.plus_minutes(240);
                self.works(step, by, id, true, "加了密封条，垫高了");
            }
            step = step.plus_minutes(180);
            self.looks(step, other, id, true, "看过，好了");
            if number == 6 {
                let close = CloseHazard { hazard: id };
                self.office(step.plus_minutes(60), Act::CloseHazard(close));
            }
        }
    }

    fn hazard(number: u64) -> HazardId {
        HazardId(derived("hazard", number))
    }

    fn works(&mut self, at: Timestamp, by: PersonId, id: HazardId, done: bool, words: &str) {
        let photos: Vec<Photo> = if done {
            vec![scene(Scene::Board, words)]
        } else {
            Vec::new()
        };
        let act = WorkOnHazard {
            hazard: id,
            done,
            words: Some(prose(words)),
            photos,
        };
        self.add(at, by, Act::WorkOnHazard(act));
    }

    fn looks(&mut self, at: Timestamp, by: PersonId, id: HazardId, passed: bool, words: &str) {
        let act = ReInspect {
            hazard: id,
            passed,
            words: prose(words),
            photos: Vec::new(),
        };
        self.add(at, by, Act::ReInspect(act));
    }
}
