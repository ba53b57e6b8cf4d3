//! Problems (RFC 9457): what a request that got no answer gets instead.

use domain::{Lang, Refusal};
use serde::{Deserialize, Serialize};

/// A stable code for everything that can be wrong with a request itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The body is not what the contract says.
    Malformed,
    /// The body is larger than allowed.
    TooLarge,
    /// Sign in.
    SignInFirst,
    /// Wrong or used code, wrong password, unknown login: one answer for all of them.
    WrongCode,
    /// Not allowed for this person.
    Forbidden,
    /// There is no such thing, or it is not for this person to know.
    NotFound,
    /// The request does not come from this site.
    Foreign,
    /// The sender is older than the server.
    SchemaTooOld,
    /// The content does not match the digest it is stored under.
    DigestDiffers,
    /// Not a photo this server takes.
    NotAPhoto,
    /// A PDF that is not whole, or does more than to be read.
    NotADocument,
    /// A rule refuses it; `refusal` says which.
    Refused,
    /// Too many tries.
    SlowDown,
    /// The text message with the code could not be sent.
    NoMessage,
    /// The server cannot write now; nothing changed, try again later.
    Unavailable,
    /// The server failed; nothing changed.
    Failed,
}

impl ProblemCode {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Malformed,
        Self::TooLarge,
        Self::SignInFirst,
        Self::WrongCode,
        Self::Forbidden,
        Self::NotFound,
        Self::Foreign,
        Self::SchemaTooOld,
        Self::DigestDiffers,
        Self::NotAPhoto,
        Self::NotADocument,
        Self::Refused,
        Self::SlowDown,
        Self::NoMessage,
        Self::Unavailable,
        Self::Failed,
    ];

    /// The HTTP status it travels with.
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed | Self::DigestDiffers | Self::NotAPhoto | Self::NotADocument => 400,
            Self::SignInFirst | Self::WrongCode => 401,
            Self::Forbidden | Self::Foreign => 403,
            Self::NotFound => 404,
            Self::Refused => 409,
            Self::TooLarge => 413,
            Self::SchemaTooOld => 426,
            Self::SlowDown => 429,
            Self::Failed => 500,
            Self::NoMessage | Self::Unavailable => 503,
        }
    }

    /// The code as text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TooLarge => "too_large",
            Self::SignInFirst => "sign_in_first",
            Self::WrongCode => "wrong_code",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Foreign => "foreign",
            Self::SchemaTooOld => "schema_too_old",
            Self::DigestDiffers => "digest_differs",
            Self::NotAPhoto => "not_a_photo",
            Self::NotADocument => "not_a_document",
            Self::Refused => "refused",
            Self::SlowDown => "slow_down",
            Self::NoMessage => "no_message",
            Self::Unavailable => "unavailable",
            Self::Failed => "failed",
        }
    }

    /// One sentence for the reader: what happened, what was kept, what to do next.
    pub fn sentence(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Malformed, Lang::ZhCn) => "这份内容读不懂，什么也没有改。请更新页面后再试。",
            (Self::Malformed, Lang::En) => {
                "This could not be read; nothing changed. Reload and try again."
            }
            (Self::TooLarge, Lang::ZhCn) => "内容太大，没有接收。请减小后再试。",
            (Self::TooLarge, Lang::En) => {
                "This is too large and was not taken. Please make it smaller."
            }
            (Self::SignInFirst, Lang::ZhCn) => "请先登录。没送出的都还在这部手机里。",
            (Self::SignInFirst, Lang::En) => {
                "Please sign in. What was not sent is still on this phone."
            }
            (Self::WrongCode, Lang::ZhCn) => "对不上，或已经用过了。请核对后再试。",
            (Self::WrongCode, Lang::En) => {
                "It does not match, or was used already. Check it and try again."
            }
            (Self::Forbidden, Lang::ZhCn) => "这件事由别人来办，你这里办不了。",
            (Self::Forbidden, Lang::En) => "Someone else takes care of this.",
            (Self::NotFound, Lang::ZhCn) => "没有找到，可能已被移走，或你看不到它。",
            (Self::NotFound, Lang::En) => "It was not found, or it is not for you to see.",
            (Self::Foreign, Lang::ZhCn) => "请求来自别的网站，没有接收。",
            (Self::Foreign, Lang::En) => "The request came from another site and was not taken.",
            (Self::SchemaTooOld, Lang::ZhCn) => "有新版本了，请刷新页面。没送出的都还在。",
            (Self::SchemaTooOld, Lang::En) => {
                "There is a new version; please reload. Nothing unsent is lost."
            }
            (Self::DigestDiffers, Lang::ZhCn) => "文件在路上损坏了，会再传一次。",
            (Self::DigestDiffers, Lang::En) => {
                "The file was damaged on its way; it will be sent again."
            }
            (Self::NotADocument, Lang::ZhCn) => {
                "这份 PDF 用不了：不完整、加了密码，或者里面带有程序。请另存一份普通的 PDF 再试。"
            }
            (Self::NotADocument, Lang::En) => {
                "This PDF cannot be used: it is not whole, has a password, or holds a program. Save a plain one and try again."
            }
            (Self::NotAPhoto, Lang::ZhCn) => "这不是能用的照片。请换一张 JPEG、PNG 或 WebP。",
            (Self::NotAPhoto, Lang::En) => {
                "This is no photo we can use. Please choose a JPEG, PNG or WebP."
            }
            (Self::Refused, Lang::ZhCn) => "按规则不能这样做，什么也没有改。",
            (Self::Refused, Lang::En) => "A rule refuses this; nothing changed.",
            (Self::SlowDown, Lang::ZhCn) => "试得太多了，请歇一会儿再来。",
            (Self::SlowDown, Lang::En) => "Too many tries. Please wait a little.",
            (Self::NoMessage, Lang::ZhCn) => {
                "短信没发出去，什么也没有改。过一会儿再要一次，或者请居委会当面办。"
            }
            (Self::NoMessage, Lang::En) => {
                "The message was not sent; nothing changed. Ask again in a while, or let the community office help."
            }
            (Self::Unavailable, Lang::ZhCn) => "服务器暂时存不了，什么也没有丢，稍后自动再试。",
            (Self::Unavailable, Lang::En) => {
                "The server cannot store anything right now. Nothing is lost; it is tried again."
            }
            (Self::Failed, Lang::ZhCn) => "服务器出了错，什么也没有改。稍后再试。",
            (Self::Failed, Lang::En) => {
                "The server failed; nothing changed. Please try again later."
            }
        }
    }
}

/// The body of `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// `/docs/problems#code`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The sentence for the reader.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code.
    pub code: ProblemCode,
    /// What exactly, for the one who wrote the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The rule's answer, with code `refused`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

impl Problem {
    /// A problem in the reader's language.
    pub fn new(code: ProblemCode, lang: Lang) -> Self {
        Self {
            kind: format!("/docs/problems#{}", code.as_str()),
            title: code.sentence(lang).to_owned(),
            status: code.status(),
            code,
            detail: None,
            refusal: None,
        }
    }

    /// A rule's refusal in the reader's language.
    pub fn refused(refusal: Refusal, lang: Lang) -> Self {
        let title = refusal.sentence(lang);
        Self {
            title,
            refusal: Some(refusal),
            ..Self::new(ProblemCode::Refused, lang)
        }
    }

    /// The same with a detail.
    pub fn because(self, detail: impl Into<String>) -> Self {
        Self {
            detail: Some(detail.into()),
            ..self
        }
    }
}
