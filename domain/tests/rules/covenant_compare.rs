//! What changed from one version of the covenant to another.

use crate::village::{line, prose};
use domain::covenant::{Article, ArticleChange, Passage, compare, so_many};
use rstest::rstest;

fn articles(texts: &[(&str, &str)]) -> Vec<Article> {
    let article = |(title, text): &(&str, &str)| Article {
        title: line(title),
        text: prose(text),
    };
    texts.iter().map(article).collect()
}

/// One character an article: = same, + came, - gone, ~ changed; then its title.
fn signs(changes: &[ArticleChange]) -> String {
    let sign = |it: &ArticleChange| match it {
        ArticleChange::Same(it) => format!("={}", it.title),
        ArticleChange::Came(it) => format!("+{}", it.title),
        ArticleChange::Gone(it) => format!("-{}", it.title),
        ArticleChange::Changed { is, .. } => format!("~{}", is.title),
    };
    changes.iter().map(sign).collect::<Vec<_>>().join(" ")
}

const WAS: &[(&str, &str)] = &[
    ("楼道", "不堆物。"),
    ("养狗", "牵绳。"),
    ("停车", "不占道。"),
];

#[rstest]
#[case::nothing(WAS, "=楼道 =养狗 =停车")]
#[case::words(&[("楼道", "不堆物。不充电。"), ("养狗", "牵绳。"), ("停车", "不占道。")], "~楼道 =养狗 =停车")]
#[case::another_title(&[("楼道", "不堆物。"), ("宠物", "牵绳。"), ("停车", "不占道。")], "=楼道 ~宠物 =停车")]
#[case::one_more(&[("楼道", "不堆物。"), ("养狗", "牵绳。"), ("高空", "不抛物。"), ("停车", "不占道。")], "=楼道 =养狗 +高空 =停车")]
#[case::one_less(&[("楼道", "不堆物。"), ("停车", "不占道。")], "=楼道 -养狗 =停车")]
#[case::moved(&[("停车", "不占道。"), ("楼道", "不堆物。"), ("养狗", "牵绳。")], "+停车 =楼道 =养狗 -停车")]
#[case::all_new(&[("互助", "搭把手。")], "-楼道 -养狗 -停车 +互助")]
fn an_article_is_the_same_where_its_title_or_its_text_is(
    #[case] is: &[(&str, &str)],
    #[case] expected: &str,
) {
    let changes = compare(&articles(WAS), &articles(is));
    assert_eq!(signs(&changes), expected);
}

#[test]
fn of_a_changed_article_its_sentences_are_told_apart() {
    let was = articles(&[("养狗", "遛狗牵绳。粪便带走。")]);
    let is = articles(&[("养狗", "遛狗牵绳，绳长一米五。粪便带走。不进电梯。")]);
    let changes = compare(&was, &is);
    let [ArticleChange::Changed { passages, .. }] = changes.as_slice() else {
        panic!("{changes:?}");
    };
    let expected = [
        Passage::Gone("遛狗牵绳。".into()),
        Passage::Came("遛狗牵绳，绳长一米五。".into()),
        Passage::Kept("粪便带走。".into()),
        Passage::Came("不进电梯。".into()),
    ];
    assert_eq!(*passages, expected);
    assert_eq!(so_many(&changes), [0, 0, 1]);
}

// Whatever is compared: the kept and the gone make the one, the kept and the come the other.
#[rstest]
fn both_versions_can_be_read_out_of_what_changed(
    #[values(WAS, &[("养狗", "牵绳。"), ("楼道", "不堆物。")], &[("楼道", "a。b。")])] was: &[(
        &str,
        &str,
    )],
    #[values(WAS, &[("停车", "不占道。"), ("养狗", "牵好绳。")], &[("楼道", "b。c。")])] is: &[(
        &str,
        &str,
    )],
) {
    let (was, is) = (articles(was), articles(is));
    let changes = compare(&was, &is);
    let old = changes.iter().filter_map(|it| match it {
        ArticleChange::Same(it) | ArticleChange::Gone(it) => Some(it.clone()),
        ArticleChange::Changed { was, .. } => Some(was.clone()),
        ArticleChange::Came(_) => None,
    });
    let new = changes.iter().filter_map(|it| match it {
        ArticleChange::Same(it) | ArticleChange::Came(it) => Some(it.clone()),
        ArticleChange::Changed { is, .. } => Some(is.clone()),
        ArticleChange::Gone(_) => None,
    });
    assert_eq!(old.collect::<Vec<_>>(), was);
    assert_eq!(new.collect::<Vec<_>>(), is);
}
