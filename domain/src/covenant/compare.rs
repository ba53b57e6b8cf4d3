//! What changed from one version to another, article by article and sentence by sentence (修订对照).

use crate::councils::passages;

use super::Article;

/// What became of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleChange {
    /// 未改
    Same(Article),
    /// 新增
    Came(Article),
    /// 删去
    Gone(Article),
    /// 修改
    Changed {
        /// As it was.
        was: Article,
        /// As it is.
        is: Article,
        /// Its sentences, in order.
        passages: Vec<Passage>,
    },
}

/// What became of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It stands in both.
    Kept(String),
    /// It goes.
    Gone(String),
    /// It comes.
    Came(String),
}

/// A pair of what stands in both, or one that stands in the one alone.
enum Paired<T> {
    Both(T, T),
    Gone(T),
    Came(T),
}

/// The articles of two versions, one after the other in the order of the later one; what goes stands
/// where it stood. An article is the same one where its title or its text is.
pub fn compare(was: &[Article], is: &[Article]) -> Vec<ArticleChange> {
    let alike = |one: &&Article, two: &&Article| one.title == two.title || one.text == two.text;
    let (was, is): (Vec<&Article>, Vec<&Article>) = (was.iter().collect(), is.iter().collect());
    let change = |paired| match paired {
        Paired::Gone(it) => ArticleChange::Gone(Article::clone(it)),
        Paired::Came(it) => ArticleChange::Came(Article::clone(it)),
        Paired::Both(was, is) if was == is => ArticleChange::Same(Article::clone(is)),
        Paired::Both(was, is) => ArticleChange::Changed {
            passages: sentences(was.text.as_str(), is.text.as_str()),
            was: Article::clone(was),
            is: Article::clone(is),
        },
    };
    paired(&was, &is, alike).into_iter().map(change).collect()
}

/// How many articles came, went and changed.
pub fn so_many(changes: &[ArticleChange]) -> [usize; 3] {
    let count = |of: fn(&ArticleChange) -> bool| changes.iter().filter(|it| of(it)).count();
    [
        count(|it| matches!(it, ArticleChange::Came(_))),
        count(|it| matches!(it, ArticleChange::Gone(_))),
        count(|it| matches!(it, ArticleChange::Changed { .. })),
    ]
}

fn sentences(was: &str, is: &str) -> Vec<Passage> {
    let (was, is) = (passages(was), passages(is));
    let passage = |paired| match paired {
        Paired::Both(_, it) => Passage::Kept(str::to_owned(it)),
        Paired::Gone(it) => Passage::Gone(str::to_owned(it)),
        Paired::Came(it) => Passage::Came(str::to_owned(it)),
    };
    paired(&was, &is, |one, two| one == two)
        .into_iter()
        .map(passage)
        .collect()
}

/// The longest row of pairs that are alike, with what stands between them: what goes before what
/// comes.
fn paired<T: Copy>(was: &[T], is: &[T], alike: impl Fn(&T, &T) -> bool) -> Vec<Paired<T>> {
    let wide = is.len() + 1;
    // How many pairs are still to be had from each place on, filled from the end.
    let mut rest = vec![0_usize; (was.len() + 1) * wide];
    for one in (0..was.len()).rev() {
        for two in (0..is.len()).rev() {
            let skip = rest[(one + 1) * wide + two].max(rest[one * wide + two + 1]);
            let both = rest[(one + 1) * wide + two + 1] + 1;
            let best = if alike(&was[one], &is[two]) {
                both.max(skip)
            } else {
                skip
            };
            rest[one * wide + two] = best;
        }
    }
    let (mut one, mut two) = (0, 0);
    let mut all = Vec::new();
    while one < was.len() && two < is.len() {
        let here = rest[one * wide + two];
        if alike(&was[one], &is[two]) && here == rest[(one + 1) * wide + two + 1] + 1 {
            all.push(Paired::Both(was[one], is[two]));
            (one, two) = (one + 1, two + 1);
        } else if rest[(one + 1) * wide + two] == here {
            all.push(Paired::Gone(was[one]));
            one += 1;
        } else {
            all.push(Paired::Came(is[two]));
            two += 1;
        }
    }
    all.extend(was[one..].iter().map(|it| Paired::Gone(*it)));
    all.extend(is[two..].iter().map(|it| Paired::Came(*it)));
    all
}
