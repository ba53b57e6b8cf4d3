//! Ids of this slice: one type per noun.

/// Ids of a slice whose records have no place in the core yet.
macro_rules! slice_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize,
            serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// The id derived from a tag and the things it stands for.
            pub fn derived(tag: &str, parts: &[&[u8]]) -> Self {
                Self(crate::core::derived(tag, parts))
            }
        }
    )*};
}

pub(crate) use slice_ids;

slice_ids! {
    /// An activity (志愿活动).
    ActivityId;
    /// A recurring series of activities (系列活动).
    SeriesId;
    /// A team of volunteers (志愿队), such as 蓝马甲.
    TeamId;
    /// One person's place in an activity (报名), derived from both.
    SignUpId;
    /// What one person did in one activity (服务记录), derived from both.
    SessionId;
    /// A code that was read at an activity (签到、签退), derived from what it stands for.
    CheckId;
    /// The phone that read it (设备), as it names itself.
    DeviceId;
    /// A request for help (求助).
    HelpId;
    /// Who was proposed to whom (牵线), derived from the request and the helper.
    IntroductionId;
}
