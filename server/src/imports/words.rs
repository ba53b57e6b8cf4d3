//! Cells that hold one of a few known words.

use domain::members::roster::Delivery;
use domain::members::{AreaSource, Usage};
use wire::{FaultCode, Field};

use super::clean;
use super::row::Row;

impl Row<'_> {
    pub(super) fn usage(&mut self) -> Option<Usage> {
        // Without such a column all are dwellings; a gap in one could be a parking space.
        if !self.columns.contains_key(&Field::Usage) {
            return Some(Usage::Dwelling);
        }
        self.word(
            Field::Usage,
            FaultCode::UsageUnknown,
            &[
                (
                    Usage::Parking,
                    &["车位", "车库", "停车位", "地下车位", "储藏车位"],
                ),
                (Usage::Dwelling, &["住宅", "住房", "成套住宅", "公寓"]),
                (
                    Usage::Shop,
                    &["商业", "商铺", "店铺", "门面", "商用", "商服"],
                ),
                (
                    Usage::Other,
                    &[
                        "其他",
                        "其它",
                        "办公",
                        "仓储",
                        "储藏室",
                        "储藏间",
                        "配套",
                        "物业用房",
                    ],
                ),
            ],
        )
    }

    pub(super) fn area_source(&mut self) -> Option<AreaSource> {
        if !self.columns.contains_key(&Field::AreaSource) {
            return Some(AreaSource::Registered);
        }
        self.word(
            Field::AreaSource,
            FaultCode::AreaSourceUnknown,
            &[
                (
                    AreaSource::Registered,
                    &[
                        "登记",
                        "产证",
                        "房产证",
                        "不动产证",
                        "不动产登记",
                        "产权登记",
                    ],
                ),
                (AreaSource::Surveyed, &["实测", "测绘", "实测绘"]),
                (
                    AreaSource::Contract,
                    &["合同", "买卖合同", "购房合同", "预测"],
                ),
            ],
        )
    }

    pub(super) fn delivery(&mut self) -> Option<Delivery> {
        // Rosters of old compounds mark only what was not handed over.
        if clean::code(self.cell(Field::Delivery)).is_empty() {
            return Some(Delivery::HandedOver);
        }
        self.word(
            Field::Delivery,
            FaultCode::DeliveryUnknown,
            &[
                (
                    Delivery::HandedOver,
                    &["已交付", "已交房", "交付", "已入住"],
                ),
                (
                    Delivery::SoldUndelivered,
                    &["已售未交付", "未交付", "已售未交房"],
                ),
                (Delivery::Unsold, &["未售", "未销售", "待售"]),
            ],
        )
    }

    /// One of a few known words.
    fn word<T: Copy>(
        &mut self,
        field: Field,
        unknown: FaultCode,
        words: &[(T, &[&str])],
    ) -> Option<T> {
        let text = clean::code(self.cell(field));
        let known = words.iter().find(|(_, names)| names.contains(&&*text));
        if known.is_none() {
            self.fault(unknown, field);
        }
        known.map(|(value, _)| *value)
    }
}
