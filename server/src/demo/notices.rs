//! Notices of several kinds, what hangs and what hung, the column with its answers, and what people
//! found in the app (公告、公示、百姓评说、应用反馈).

use domain::notices::{
    About, BackMessage, Command as Act, Complaint, CorrectNotice, EndPublicity, HideMessage,
    PostPublicity, Progress, ReadNotice, ReplyToMessage, SayMessage, Topic, Urgency,
    WithdrawNotice, WriteNotice,
};
use domain::{
    Audience, BodyId, BuildingId, Command, MessageId, NoticeId, PersonId, PublicityId, TeamId,
    Timestamp,
};

use super::people::{COMPANY, People, Resident};
use super::photos::{Scene, scene};
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::By;

/// All of it.
pub fn tell(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let mut it = Telling {
        seed,
        people,
        schedule,
    };
    it.write_all();
    it.hang();
    it.hung();
    it.column();
    it.feedback();
}

struct Telling<'a> {
    seed: &'a Seed,
    people: &'a People,
    schedule: &'a mut Schedule,
}

/// One notice, told by when it was written and for how long it is valid.
struct Told {
    number: u64,
    to: Audience,
    ago: i64,
    days: i32,
    urgency: Urgency,
    title: &'static str,
    text: &'static str,
    comments: bool,
}

impl Telling<'_> {
    fn at(&self, days: i64, hour: i64) -> Timestamp {
        let day = self.seed.now.day().plus(-(days as i32));
        Timestamp::at(day, hour, 0).min(self.seed.now.plus_minutes(-90))
    }

    fn act(&mut self, at: Timestamp, by: PersonId, act: Act) {
        self.schedule.add(at, By::Person(by), Command::Notices(act));
    }

    fn building(&self, name: &str) -> BuildingId {
        let compound = self.seed.compound();
        BuildingId::derived("building", &[compound.0.as_bytes(), name.as_bytes()])
    }

    fn write(&mut self, told: &Told) -> (NoticeId, Timestamp) {
        let id = NoticeId(derived("notice", told.number));
        let at = self.at(told.ago, 9);
        let act = Act::Write(WriteNotice {
            id,
            community: self.seed.community(),
            to: told.to,
            title: line(told.title),
            text: prose(told.text),
            urgency: told.urgency,
            until: at.day().plus(told.days),
            photos: Vec::new(),
            document: None,
            comments: told.comments,
        });
        self.act(at, self.people.staff, act);
        (id, at)
    }

    /// Some of those it is for say that they have read it.
    fn read(&mut self, id: NoticeId, at: Timestamp, few: usize, fits: impl Fn(&Resident) -> bool) {
        let readers: Vec<PersonId> = self
            .people
            .residents
            .iter()
            .skip(4)
            .filter(|it| fits(it))
            .take(few)
            .map(|it| it.person)
            .collect();
        for (number, reader) in readers.into_iter().enumerate() {
            let at = at.plus_minutes(5 + number as i64);
            self.act(at, reader, Act::Read(ReadNotice { notice: id }));
        }
    }

    fn write_all(&mut self) {
        let compound = self.seed.compound();
        let three = self.building("3号楼");
        let unit = self.people.residents[0].home.unit;
        let (water, at) = self.write(&Told {
            number: 0,
            to: Audience::Building(three),
            ago: 1,
            days: 2,
            urgency: Urgency::Important,
            title: "3号楼换阀门，明天上午停水",
            text: "9:00 到 12:00 停水，请今晚先存一桶。水来以后先放一分钟，浑水不要喝。",
            comments: true,
        });
        self.read(water, at, 4, |it| it.home.building == three);
        self.write(&Told {
            number: 1,
            to: Audience::Unit(unit),
            ago: 2,
            days: 14,
            urgency: Urgency::Important,
            title: "你们单元装电梯，还差一户签字",
            text: "方案和每户的份在“改造”里。有顾虑的，周六上午十点来社区，设计师在。",
            comments: true,
        });
        let (typhoon, at) = self.write(&Told {
            number: 2,
            to: Audience::Public,
            ago: 46,
            days: 3,
            urgency: Urgency::Urgent,
            title: "台风要来了，先把阳台收一收",
            text: "花盆、晾衣杆、空调外机上的东西，今晚八点前收进屋。车不要停在大树和围墙边。独居老人有事打 8555 0123。",
            comments: false,
        });
        self.read(typhoon, at, 18, |_| true);
        let (dinner, at) = self.write(&Told {
            number: 3,
            to: Audience::Residents,
            ago: 3,
            days: 8,
            urgency: Urgency::Ordinary,
            title: "邻里长桌宴，每家带一个菜",
            text: "周六中午十一点半，中心花园。桌椅社区备，菜大家带，忌口的在留言里说一声。下雨改到活动室。",
            comments: true,
        });
        self.read(dinner, at, 12, |_| true);
        self.talk_of_dinner(dinner, at);
        self.gas();
        self.write(&Told {
            number: 5,
            to: Audience::Team(TeamId(derived("team", 0))),
            ago: 1,
            days: 4,
            urgency: Urgency::Ordinary,
            title: "周日清楼道，还缺三个人",
            text: "上午九点在 7号楼前集合，手套和袋子社区有。来的在“志愿”里报名。",
            comments: true,
        });
        self.write(&Told {
            number: 6,
            to: Audience::Grounds(compound),
            ago: 1,
            days: 5,
            urgency: Urgency::Ordinary,
            title: "月底巡查表，周五前交",
            text: "消防通道、井盖、外墙这三项今年要拍照，其余照旧。",
            comments: false,
        });
        let (wind, at) = self.write(&Told {
            number: 7,
            to: Audience::Public,
            ago: 0,
            days: 2,
            urgency: Urgency::Urgent,
            title: "明早六点起大风降温",
            text: "气温要降十度。阳台花盆收一收，老人早上晚点出门。水表在楼道里的，裹一裹。",
            comments: false,
        });
        self.read(wind, at, 6, |_| true);
        let (power, at) = self.write(&Told {
            number: 8,
            to: Audience::Compound(compound),
            ago: 9,
            days: 20,
            urgency: Urgency::Important,
            title: "周五下午停电检修",
            text: "14:00 到 16:00，电梯停用。",
            comments: false,
        });
        let withdraw = Act::Withdraw(WithdrawNotice {
            notice: power,
            reason: line("供电公司改期了，定了再通知"),
        });
        self.act(at.plus_minutes(300), self.people.staff, withdraw);
    }

    /// Public, and corrected: who read it before is told what changed.
    fn gas(&mut self) {
        let (gas, at) = self.write(&Told {
            number: 4,
            to: Audience::Public,
            ago: 5,
            days: 12,
            urgency: Urgency::Important,
            title: "燃气公司入户安检，请留人在家",
            text: "下周一、二上午，戴工牌的师傅上门，不收钱、不推销。约不上的打 8555 0123 改时间。",
            comments: true,
        });
        self.read(gas, at, 9, |_| true);
        let correct = Act::Correct(CorrectNotice {
            notice: gas,
            title: line("燃气公司入户安检，请留人在家"),
            text: prose(
                "下周一、二上午九点到晚上八点，戴工牌的师傅上门，不收钱、不推销。约不上的打 8555 0123 改时间。",
            ),
            until: at.day().plus(12),
            changed: line("师傅晚上也来，到八点"),
        });
        self.act(at.plus_minutes(24 * 60), self.people.staff, correct);
    }

    fn say(
        &mut self,
        number: u64,
        at: Timestamp,
        by: PersonId,
        about: About,
        text: &str,
    ) -> MessageId {
        let id = MessageId(derived("message", number));
        let act = Act::Say(SayMessage {
            id,
            community: self.seed.community(),
            about,
            text: prose(text),
        });
        self.act(at, by, act);
        id
    }

    fn reply(
        &mut self,
        at: Timestamp,
        by: PersonId,
        id: MessageId,
        text: &str,
        how: Option<Progress>,
    ) {
        let act = Act::Reply(ReplyToMessage {
            message: id,
            text: prose(text),
            progress: how,
        });
        self.act(at, by, act);
    }

    fn talk_of_dinner(&mut self, dinner: NoticeId, at: Timestamp) {
        let (one, two) = (
            self.people.residents[9].person,
            self.people.others[4].person,
        );
        let staff = self.people.staff;
        let about = || About::Notice(dinner);
        self.say(
            0,
            at.plus_minutes(60),
            one,
            about(),
            "我家出一锅红烧肉，不放辣。",
        );
        let id = self.say(1, at.plus_minutes(90), two, about(), "轮椅能到花园吗？");
        let answer = "东门坡道铺好了板子，推得进来，我们有人在门口。";
        self.reply(at.plus_minutes(130), staff, id, answer, None);
    }

    fn post(&mut self, number: u64, ago: i64, what: [&str; 4]) -> (PublicityId, Timestamp) {
        let id = PublicityId(derived("publicity", number));
        let at = self.at(ago, 10);
        let [title, text, basis, hangs_at] = what;
        let act = Act::Post(PostPublicity {
            id,
            community: self.seed.community(),
            to: Audience::Public,
            title: line(title),
            text: prose(text),
            basis: line(basis),
            hangs_at: line(hangs_at),
            from: at.day(),
            days: 7,
            photos: vec![scene(Scene::Board, "东门公示栏，刚贴上的公示")],
            document: None,
        });
        self.act(at, self.people.staff, act);
        (id, at)
    }

    /// One hangs, with an opinion and an objection that waits.
    fn hang(&mut self) {
        let (item, at) = self.post(
            0,
            2,
            [
                "冬季送暖帮扶，拟帮 12 户",
                "低保 5 户、独居老人 4 户、重病 3 户，每户煤气补贴 200 元和一床被子。名单在社区可查，这里只写户数。",
                "城市居民委员会组织法；临江社区帮扶办法第六条",
                "东门公示栏",
            ],
        );
        let (one, two) = (
            self.people.residents[11].person,
            self.people.residents[14].person,
        );
        let about = |objection| About::Publicity { item, objection };
        self.say(
            2,
            at.plus_minutes(200),
            one,
            about(false),
            "独居老人里有行动不便的，最好送上门。",
        );
        let words = "我楼上那家也是独居老人，没听说有人来登记过。";
        self.say(3, at.plus_minutes(900), two, about(true), words);
    }

    /// One hung its days, was answered for, and ended with its photo.
    fn hung(&mut self) {
        let (item, at) = self.post(
            1,
            24,
            [
                "第三季度共建资金用在哪里",
                "收 18,600 元（停车 12,000，快递柜 6,600）；支 9,430 元（路灯 3,200，长椅 4,800，花籽 1,430）；结余 9,170 元。凭证在社区可查。",
                "临江社区共建资金管理办法第四条",
                "北门公示栏",
            ],
        );
        let who = self.people.residents[17].person;
        let about = About::Publicity {
            item,
            objection: true,
        };
        let staff = self.people.staff;
        let words = "长椅 4,800 元有点贵，买了几把？";
        let id = self.say(4, at.plus_minutes(600), who, about, words);
        let answer = "六把，含安装。三家报价和发票都贴在旁边了，欢迎来看原件。";
        self.reply(at.plus_minutes(2_000), staff, id, answer, None);
        let end = Act::End(EndPublicity {
            publicity: item,
            words: prose("一条异议，已公开答复。账目按公示入册。"),
            photos: vec![scene(Scene::Board, "北门公示栏，期满那天")],
        });
        // A holiday may lengthen its days.
        self.act(at.plus_days(15), staff, end);
    }

    fn column(&mut self) {
        let staff = self.people.staff;
        let residents: Vec<PersonId> = self.people.residents.iter().map(|it| it.person).collect();
        let open = |topic, body| About::Column {
            topic,
            open: true,
            body,
        };
        let property = BodyId(derived("body", 0));
        let at = |it: &Self, ago| it.at(ago, 11);

        let when = at(self, 12);
        let about = open(Topic::Property, Some(property));
        let text = "垃圾房门口夏天味道大，冬天也还是有味，能不能多冲一次？";
        let id = self.say(10, when, residents[8], about, text);
        let answer = "物业：从今天起早晚各冲一次，周三加一次除臭，周五请大家来闻。";
        self.reply(when.plus_days(1), residents[COMPANY], id, answer, None);
        self.back(id, when, &residents[9..16]);

        let when = at(self, 9);
        let text = "放学那半小时，东门口电动车和接孩子的挤成一团，有点危险。";
        let id = self.say(11, when, residents[12], open(Topic::Children, None), text);
        let answer = "和学校说好了：四点到四点半，志愿队两个人在东门引导，电动车走北门。先试两周。";
        self.reply(when.plus_days(2), staff, id, answer, None);
        self.back(id, when, &residents[13..22]);

        let when = at(self, 7);
        let text = "活动室晚上九点关门太早，跳舞的刚热身。";
        let id = self.say(12, when, residents[13], open(Topic::Culture, None), text);
        let answer = "楼上有人早睡，问过十二户，周五周六延到九点半，平时不变。";
        self.reply(when.plus_days(3), staff, id, answer, None);
        self.back(id, when, &residents[18..21]);

        let when = at(self, 5);
        let about = About::Column {
            topic: Topic::Care,
            open: false,
            body: None,
        };
        let text = "隔壁阿姨一个人住，这几天没见她下楼，不好意思去敲门，你们能去看看吗？";
        let id = self.say(13, when, residents[15], about, text);
        let answer = "去看过了，阿姨感冒在家，志愿者每天送一次饭。谢谢你想着。";
        self.reply(when.plus_minutes(180), staff, id, answer, None);

        let when = at(self, 2);
        let text = "快递柜满了就放地上，下雨全湿。能不能加一组，或者搭个棚？";
        let id = self.say(14, when, residents[16], open(Topic::Services, None), text);
        self.back(id, when, &residents[19..24]);

        let when = at(self, 6);
        let text = "三楼那家天天半夜拖椅子，电话我都写出来了大家去打。";
        let id = self.say(15, when, residents[19], open(Topic::Other, None), text);
        let hide = Act::Hide(HideMessage {
            message: id,
            reason: line("写了别人的电话，已经单独联系两家"),
        });
        self.act(when.plus_minutes(45), staff, hide);
    }

    fn back(&mut self, id: MessageId, at: Timestamp, people: &[PersonId]) {
        for (number, person) in people.iter().enumerate() {
            let at = at.plus_minutes(20 + number as i64);
            let act = Act::Back(BackMessage {
                message: id,
                backs: true,
            });
            self.act(at, *person, act);
        }
    }

    fn feedback(&mut self) {
        let staff = self.people.staff;
        let residents: Vec<PersonId> = self.people.residents.iter().map(|it| it.person).collect();
        let about = |kind, screen| About::App {
            kind,
            screen: line(screen),
        };
        let said = [
            (
                20,
                15,
                5,
                about(Complaint::Unclear, "/points"),
                "“贡献积分”和“时长”是一回事吗？两个数字不一样。",
                Some((
                    Progress::Done,
                    "不是一回事。两个数字下面各加了一行说明，点开能看到怎么来的。",
                )),
            ),
            (
                21,
                10,
                6,
                about(Complaint::Broken, "/issues/new"),
                "老手机拍照传不上去，一直转。",
                Some((
                    Progress::Planned,
                    "查到了，是老手机的照片太大。排在下个月改，改好之前先发文字，我们会回电话要照片。",
                )),
            ),
            (
                22,
                6,
                7,
                about(Complaint::Idea, "/"),
                "能不能按楼看消息？别的楼停水我不用知道。",
                Some((
                    Progress::NotDone,
                    "现在就是按楼发的，别的楼停水你看不到。你看到的那条发给了全体居民，下次我们注意。",
                )),
            ),
            (
                23,
                1,
                8,
                about(Complaint::Idea, "/volunteer"),
                "志愿活动能不能导到手机日历里？",
                None,
            ),
        ];
        for (number, ago, who, about, text, answer) in said {
            let when = self.at(ago, 12);
            let id = self.say(number, when, residents[who], about, text);
            if let Some((progress, text)) = answer {
                let at = when.plus_days(1);
                self.reply(at, staff, id, text, Some(progress));
            }
            self.back(id, when, &residents[9..9 + number as usize % 5]);
        }
    }
}
