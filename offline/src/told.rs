//! A problem as the server told it.

use domain::Refusal;
use serde::Deserialize;
use serde_json::value::RawValue;
use wire::ProblemCode;

/// A [`wire::Problem`] of which only the code is read at once. The refusal in it is read when
/// somebody asks: the first screen never does, and need not know how.
#[derive(Clone, Debug, Deserialize)]
pub struct Told {
    /// What is the matter.
    pub code: ProblemCode,
    #[serde(default)]
    refusal: Option<Box<RawValue>>,
}

impl Told {
    /// A problem without more to it.
    #[cfg(test)]
    pub(crate) fn of(code: ProblemCode) -> Self {
        Self {
            code,
            refusal: None,
        }
    }

    /// The rule that says no, if that is the matter and this build knows the rule.
    pub fn refusal(&self) -> Option<Refusal> {
        serde_json::from_str(self.refusal.as_ref()?.get()).ok()
    }
}

impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        let text = |told: &Self| told.refusal.as_ref().map(|it| it.get().to_owned());
        self.code == other.code && text(self) == text(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Lang;
    use wire::Problem;

    #[test]
    fn a_problem_of_the_contract_is_read() {
        let refusal = Refusal::NotInTheRoster;
        let mut problem = Problem::new(ProblemCode::Refused, Lang::ZhCn);
        problem.refusal = Some(refusal.clone());
        let told: Told = serde_json::from_str(&serde_json::to_string(&problem).unwrap()).unwrap();
        assert_eq!(told.code, ProblemCode::Refused);
        assert_eq!(told.refusal(), Some(refusal));
        assert_eq!(Told::of(ProblemCode::Failed).refusal(), None);
    }
}
