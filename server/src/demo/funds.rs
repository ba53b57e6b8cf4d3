//! Three accounts over four quarters: what came in and went out with its vouchers, an entry that was
//! taken back, one that waits for a second pair of eyes, a question that is answered and one that is
//! not, and spending from the maintenance fund on what the owners decided (公开账目).

use domain::funds::{
    AnswerFund, AskFund, Basis, CloseFundPeriod, Command as Act, ConfirmFund, EnterFund,
    FundAccount, FundCategory, FundDetails, FundFlow, FundKind, FundPeriod, OpenFund, Party,
    PartyRole, ReverseFund, Rhythm,
};
use domain::{AssemblyId, Command, Day, FundEntryId, FundQuestionId, Money, PersonId, Timestamp};

use FundCategory::{
    Advertising, Audit, Cost, Donation, Facilities, Grant, Interest, IntoMaintenance, Opening,
    Parking, Repair, Venue, Welfare,
};
use FundKind::{Foundation, Maintenance, PublicIncome};
use PartyRole::{Bank, Donors, ParkingUsers, PropertyCompany, Street, Volunteers};

use super::owners::ROOF;
use super::people::People;
use super::photos::{Scene, scene};
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::By;

/// All of it.
pub fn keep(seed: &Seed, people: &People, schedule: &mut Schedule) {
    // The quarter that ran when the books were brought in, whatever day the demo is planted on.
    let this = Rhythm::Quarter.around(seed.now.day().plus(-20));
    let mut quarters = vec![this];
    while quarters.len() < 5 {
        let before = quarters[quarters.len() - 1].from.plus(-1);
        quarters.push(Rhythm::Quarter.around(before));
    }
    quarters.reverse();
    let mut it = Keeping {
        seed,
        people,
        schedule,
        quarters,
        made: 0,
        at: seed.now.plus_days(-20),
    };
    it.open();
    it.past();
    it.present();
}

/// Who paid or was paid.
enum Who {
    Role(PartyRole),
    Of(&'static str),
}

struct Keeping<'a> {
    seed: &'a Seed,
    people: &'a People,
    schedule: &'a mut Schedule,
    /// Four quarters and the one that runs, the oldest first.
    quarters: Vec<FundPeriod>,
    made: u64,
    at: Timestamp,
}

impl Keeping<'_> {
    fn act(&mut self, by: PersonId, act: Act) {
        self.at = self.at.plus_minutes(3);
        self.schedule
            .add(self.at, By::Person(by), Command::Funds(act));
    }

    fn account(&self, kind: FundKind) -> domain::FundAccountId {
        FundAccount::id_of(self.seed.compound(), kind)
    }

    fn open(&mut self) {
        let held = [
            (PublicIncome, "临江银行临江路支行"),
            (Maintenance, "市住宅专项维修资金管理中心"),
            (Foundation, "临江银行临江路支行"),
        ];
        for (kind, held_at) in held {
            let open = OpenFund {
                compound: self.seed.compound(),
                kind,
                held_at: line(held_at),
                rhythm: Rhythm::Quarter,
                opened_on: self.quarters[0].from,
            };
            self.act(self.people.clerk, Act::Open(open));
        }
    }

    /// Entered by the clerk; of spending with a receipt.
    fn enter(
        &mut self,
        kind: FundKind,
        day: Day,
        (category, yuan): (FundCategory, i64),
        who: Who,
        what: &str,
    ) -> FundEntryId {
        let basis = match (kind, category) {
            (Maintenance, Repair) => Some(Basis::Decision {
                assembly: AssemblyId(derived("assembly", ROOF)),
                question: 0,
            }),
            _ => None,
        };
        self.enter_on(basis, kind, day, (category, yuan), who, what)
    }

    fn enter_on(
        &mut self,
        basis: Option<Basis>,
        kind: FundKind,
        day: Day,
        (category, yuan): (FundCategory, i64),
        who: Who,
        what: &str,
    ) -> FundEntryId {
        self.made += 1;
        let id = FundEntryId(derived("fund_entry", self.made));
        let spends = category.flow() == FundFlow::Spending;
        let photos = spends.then(|| scene(Scene::Board, "盖了章的收款收据"));
        let details = FundDetails {
            day,
            category,
            amount: Money::yuan(yuan),
            party: match who {
                Who::Role(role) => Party::Role(role),
                Who::Of(name) => Party::Organisation(line(name)),
            },
            what: prose(what),
            photos: photos.into_iter().collect(),
            document: None,
            basis,
        };
        let enter = EnterFund {
            id,
            account: self.account(kind),
            details,
        };
        self.act(self.people.clerk, Act::Enter(enter));
        id
    }

    fn confirm(&mut self, entry: FundEntryId) {
        self.act(self.people.staff, Act::Confirm(ConfirmFund { entry }));
    }

    /// Entered and confirmed.
    fn count(
        &mut self,
        kind: FundKind,
        day: Day,
        what: (FundCategory, i64),
        who: Who,
        words: &str,
    ) -> FundEntryId {
        let id = self.enter(kind, day, what, who, words);
        self.confirm(id);
        id
    }

    fn close(&mut self, kind: FundKind, until: Day) {
        let account = self.account(kind);
        let close = CloseFundPeriod { account, until };
        self.act(self.people.staff, Act::Close(close));
    }

    /// The four quarters that are over; of the foundation the last is not published yet.
    fn past(&mut self) {
        let first = self.quarters[0].from;
        self.count(
            PublicIncome,
            first,
            (Opening, 38_460),
            Who::Role(PropertyCompany),
            "上一年结转，交接清单已由业委会盖章",
        );
        self.count(
            Maintenance,
            first,
            (Opening, 1_862_300),
            Who::Role(Bank),
            "维修资金专户余额，含历年利息",
        );
        self.count(
            Foundation,
            first,
            (Opening, 6_200),
            Who::Role(Volunteers),
            "旧物义卖剩下的钱",
        );
        let parking = [18_600, 17_950, 18_900, 16_240];
        let interest = [6_980, 7_010, 6_940, 6_860];
        for number in 0..4 {
            let FundPeriod { from, until } = self.quarters[number];
            let index = number;
            self.count(
                PublicIncome,
                until.plus(-2),
                (Parking, parking[index]),
                Who::Role(ParkingUsers),
                "62 个地面车位的停车费，月卡和临停合在一起",
            );
            self.count(
                PublicIncome,
                from.plus(20),
                (Advertising, 3_600),
                Who::Of("临江传媒有限公司"),
                "电梯间和北门灯箱的广告",
            );
            self.count(
                PublicIncome,
                from.plus(25),
                (Cost, 2_790),
                Who::Role(PropertyCompany),
                "停车管理的人工和岗亭电费，按合同的 15% 扣除",
            );
            self.count(
                Maintenance,
                until.plus(-9),
                (Interest, interest[index]),
                Who::Role(Bank),
                "季度结息",
            );
            match index {
                0 => {
                    self.count(
                        Foundation,
                        from.plus(40),
                        (Donation, 2_350),
                        Who::Role(Donors),
                        "义卖箱，31 位居民自愿投的",
                    );
                }
                1 => {
                    self.count(
                        PublicIncome,
                        from.plus(52),
                        (Facilities, 9_680),
                        Who::Of("江城照明工程公司"),
                        "东门到 7 号楼的 11 盏路灯",
                    );
                    self.count(
                        Foundation,
                        from.plus(30),
                        (Welfare, 1_180),
                        Who::Of("临江文具店"),
                        "四点半课堂的书和文具",
                    );
                }
                2 => {
                    self.count(
                        PublicIncome,
                        from.plus(60),
                        (Audit, 4_500),
                        Who::Of("正衡会计师事务所"),
                        "上一年公共收益的审计",
                    );
                    self.count(
                        Foundation,
                        from.plus(33),
                        (Grant, 5_000),
                        Who::Role(Street),
                        "邻里节的以奖代补",
                    );
                }
                _ => {
                    self.count(
                        PublicIncome,
                        from.plus(35),
                        (IntoMaintenance, 30_000),
                        Who::Of("市住宅专项维修资金管理中心"),
                        "按业主大会议事规则，每年拿一部分公共收益补维修资金",
                    );
                    self.count(
                        Maintenance,
                        from.plus(37),
                        (FundCategory::FromIncome, 30_000),
                        Who::Role(PropertyCompany),
                        "公共收益转来的",
                    );
                    self.count(
                        Foundation,
                        from.plus(30),
                        (Welfare, 2_240),
                        Who::Of("临江副食店"),
                        "重阳节给 28 户老人的米和油",
                    );
                }
            }
            let until = self.quarters[index].until;
            self.close(PublicIncome, until);
            self.close(Maintenance, until);
            if index < 3 {
                self.close(Foundation, until);
            }
        }
    }

    /// The quarter that runs.
    fn present(&mut self) {
        let day = |days: i32| self.seed.now.day().plus(-days);
        let (two, three, four, nine) = (day(2), day(3), day(4), day(9));
        self.at = Timestamp::at(nine, 9, 0);
        self.count(
            Maintenance,
            nine,
            (Repair, 46_800),
            Who::Of("江城防水工程公司"),
            "3 号楼、5 号楼屋面重做防水，合同的头一笔",
        );
        self.at = Timestamp::at(four, 9, 0);
        let venue = self.count(
            PublicIncome,
            four,
            (Venue, 3_000),
            Who::Of("老味道早餐店"),
            "北门东侧空地摆早餐车，按季付",
        );
        // Entered ten times too large, and taken back the day after.
        let wrong = self.count(
            PublicIncome,
            four,
            (Facilities, 12_600),
            Who::Of("江城五金店"),
            "晾衣架 6 副",
        );
        self.at = Timestamp::at(three, 10, 0);
        let reversal = FundEntryId(derived("fund_entry", 900));
        let reverse = ReverseFund {
            id: reversal,
            entry: wrong,
            day: three,
            reason: prose("多打了一个零，收据上是 1,260 元。"),
        };
        self.act(self.people.clerk, Act::Reverse(reverse));
        self.confirm(reversal);
        self.count(
            PublicIncome,
            three,
            (Facilities, 1_260),
            Who::Of("江城五金店"),
            "晾衣架 6 副，照收据重新记",
        );
        self.ask(0, wrong, 1, "六副晾衣架一万二，是不是看错了？");
        let answer = AnswerFund {
            question: FundQuestionId(derived("fund_question", 0)),
            text: prose(
                "是我们录错了，多打了一个零。已经冲销，重新记了 1,260 元，收据照片在新的那一笔里。谢谢您看得这么细。",
            ),
        };
        self.act(self.people.staff, Act::Answer(answer));
        self.at = Timestamp::at(two, 9, 0);
        self.ask(
            1,
            venue,
            5,
            "早餐车占的是消防通道边上，三千块一季，是怎么定的价？",
        );
        self.enter(
            PublicIncome,
            two,
            (Facilities, 5_600),
            Who::Of("临江标识制作部"),
            "小区里的楼栋指路牌 14 块",
        );
    }

    fn ask(&mut self, number: u64, entry: FundEntryId, who: usize, text: &str) {
        let ask = AskFund {
            id: FundQuestionId(derived("fund_question", number)),
            entry,
            text: prose(text),
        };
        let asker = self.people.residents[who].person;
        self.act(asker, Act::Ask(ask));
    }
}
