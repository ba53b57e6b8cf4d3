//! Ids of this slice.

use crate::volunteering::slice_ids;

slice_ids! {
    /// An issue (事项).
    IssueId;
    /// A department that may be whistled for (职能部门).
    DepartmentId;
}
