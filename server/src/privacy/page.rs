//! The copy as a page that stands alone: to be read, printed or kept.

use std::fmt::Write as _;

use domain::privacy::{AtErasure, Rule};
use domain::{Kind, Lang, Timestamp, wording};
use serde_json::Value;

use super::Copy;
use super::names::{field, kind_name, word};

const STYLE: &str = "body{font:16px/1.6 system-ui,'Noto Sans CJK SC',sans-serif;max-width:46rem;\
margin:2rem auto;padding:0 1rem;color:#222}h1{font-size:1.5rem}h2{font-size:1.15rem;\
margin:2rem 0 .25rem;border-top:2px solid #b3382c;padding-top:.75rem}.soft{color:#666;\
font-size:.9rem}table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}th,td{text-align:left;\
vertical-align:top;border-bottom:1px solid #ddd;padding:.25rem .5rem;overflow-wrap:anywhere}\
th{width:9rem;font-weight:500;color:#555}@media print{body{margin:0;max-width:none}}";

/// The page.
pub fn page(copy: &Copy, shown: &str) -> String {
    let mut out = String::new();
    let at = format!("{} {}", copy.at.day(), wording::clock(copy.at));
    let _ = write!(
        out,
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>我的个人信息副本</title>\
         <style>{STYLE}</style><h1>我的个人信息副本</h1>\
         <p>{}。{} 整理。这里是系统里写着您、或者属于您的全部记录；记录里别人的内容不在其中。</p>\
         <p class=\"soft\">每一类后面写着：如果您申请删除，它会怎样。要更正或删除，请在“我的—个人信息”里提出，\
         或到社区办理。</p>",
        safe(shown),
        safe(&at)
    );
    for part in &copy.parts {
        let _ = write!(
            out,
            "<h2>{}（{}）</h2><p class=\"soft\">申请删除时：{}</p>",
            kind_name(part.kind),
            part.records.len(),
            after(part.class)
        );
        for record in &part.records {
            table(record, &mut out);
        }
    }
    if !copy.sealed.is_empty() {
        out.push_str(
            "<h2>封存的</h2><p>下面这些封存着，谁也不读，这份副本里也不写内容。</p><table>",
        );
        for (kind, count) in &copy.sealed {
            let name = kind.parse::<Kind>().map_or("", kind_name);
            let _ = write!(out, "<tr><th>{name}</th><td>{count} 条</td></tr>");
        }
        out.push_str("</table>");
    }
    out.push_str("</html>");
    out
}

/// What becomes of a kind at an erasure, for the person.
fn after(class: AtErasure) -> String {
    match class {
        AtErasure::NamesNobody => "不涉及个人，不变。".to_owned(),
        AtErasure::Goes => "整条删除。".to_owned(),
        AtErasure::Unnamed => "去掉姓名、电话和住址，只留一个不属于任何人的编号。".to_owned(),
        AtErasure::Kept(rule) => format!(
            "去名；因为{}，编号是谁的封存 {} 年，只有依法调阅才能打开。",
            rule_name(rule),
            rule.years()
        ),
        AtErasure::Verbatim(Rule::Register) => {
            "产权登记在您持有期间保留，只给工作人员看；电话删除。".to_owned()
        }
        AtErasure::Verbatim(rule) => format!("原文保留，因为{}。", rule_name(rule)),
    }
}

/// Why something is kept.
fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::Ballots => "要能证明每票只投了一次",
        Rule::Rolls => "要能证明谁有权表决",
        Rule::Delivery => "要能证明表决票送到了家",
        Rule::Minutes => "会议记录和签字要能查证",
        Rule::Register => "业主登记依法保留",
        Rule::Hours => "志愿服务记录依规保存",
        Rule::Ledger => "积分账不能缺页",
        Rule::Works => "工程和资金要有人签字负责",
        Rule::Log => "办理和查看要留痕",
    }
}

fn table(record: &Value, out: &mut String) {
    out.push_str("<table>");
    rows("", record, out);
    out.push_str("</table>");
}

/// One line for each thing that says something to a reader; numbers that stand for records do not.
fn rows(label: &str, value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            for (key, it) in fields {
                let name = field(key);
                let label = match (label, name) {
                    (label, None) => label.to_owned(),
                    ("", Some(name)) => name.to_owned(),
                    (label, Some(name)) => format!("{label}·{name}"),
                };
                rows_of(key, &label, it, out);
            }
        }
        other => rows_of("", label, other, out),
    }
}

fn rows_of(key: &str, label: &str, value: &Value, out: &mut String) {
    match value {
        Value::Null => {}
        Value::Object(_) => rows(label, value, out),
        Value::Array(list) => list.iter().for_each(|it| rows_of(key, label, it, out)),
        Value::Bool(it) => row(label, if *it { "是" } else { "否" }, out),
        Value::Number(it) => {
            let number = it.as_i64().unwrap_or_default();
            if key == "area" {
                let area = format!("{}.{:02} m²", number / 100, number % 100);
                row(label, &area, out);
            } else if number > 1_000_000_000_000 {
                row(label, &wording::instant(Timestamp(number), Lang::ZhCn), out);
            } else {
                row(label, &number.to_string(), out);
            }
        }
        Value::String(it) => {
            let is_number = it.len() == 36 && it.parse::<uuid::Uuid>().is_ok();
            let is_digest = it.len() == 64 && it.parse::<domain::Digest>().is_ok();
            if !is_number && !is_digest && !it.is_empty() {
                row(label, word(it), out);
            }
        }
    }
}

fn row(label: &str, text: &str, out: &mut String) {
    let label = if label.is_empty() { "内容" } else { label };
    let _ = write!(
        out,
        "<tr><th>{}</th><td>{}</td></tr>",
        safe(label),
        safe(text)
    );
}

/// Nothing that somebody wrote becomes part of the page.
fn safe(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
