//! Faults of a roster in words: what is wrong with a cell, and how to put it right.

use components::{Chip, Chips, Column, DataTable, FaultCell};
use leptos::prelude::*;
use wire::{FaultCode, Field, RosterFault};

use crate::shell::texts;
use crate::texts::Texts;

/// The name of a roster's column.
pub(super) fn field_name(field: Field, t: Texts) -> &'static str {
    match field {
        Field::Building => t.field_building(),
        Field::Unit => t.field_unit(),
        Field::Floor => t.field_floor(),
        Field::Room => t.field_room(),
        Field::Usage => t.field_usage(),
        Field::Area => t.field_area(),
        Field::AreaSource => t.field_area_source(),
        Field::Owners => t.field_owners(),
        Field::Tails => t.field_tails(),
        Field::Phones => t.field_phones(),
        Field::Delivery => t.field_delivery(),
        Field::Note => t.field_note(),
    }
}

/// What is wrong, and how to put it right.
pub(super) fn told(code: FaultCode, t: Texts) -> (&'static str, &'static str) {
    match code {
        FaultCode::BuildingMissing => (t.fault_building_missing(), t.mend_building_missing()),
        FaultCode::RoomMissing => (t.fault_room_missing(), t.mend_room_missing()),
        FaultCode::FloorNotANumber => (t.fault_floor(), t.mend_floor()),
        FaultCode::UsageUnknown => (t.fault_usage(), t.mend_usage()),
        FaultCode::AreaMissing => (t.fault_area_missing(), t.mend_area_missing()),
        FaultCode::AreaNotANumber => (t.fault_area_number(), t.mend_area_number()),
        FaultCode::AreaNotPositive => (t.fault_area_positive(), t.mend_area_positive()),
        FaultCode::AreaTooPrecise => (t.fault_area_precise(), t.mend_area_precise()),
        FaultCode::AreaTooLarge => (t.fault_area_large(), t.mend_area_large()),
        FaultCode::AreaSourceUnknown => (t.fault_area_source(), t.mend_area_source()),
        FaultCode::OwnerMissing => (t.fault_owner_missing(), t.mend_owner_missing()),
        FaultCode::OwnerNotAName => (t.fault_owner_name(), t.mend_owner_name()),
        FaultCode::TailsDiffer => (t.fault_tails(), t.mend_tails()),
        FaultCode::PhoneInvalid => (t.fault_phone(), t.mend_phone()),
        FaultCode::DeliveryUnknown => (t.fault_delivery(), t.mend_delivery()),
        FaultCode::HomeDuplicated => (t.fault_duplicated(), t.mend_duplicated()),
        FaultCode::TooLong => (t.fault_long(), t.mend_long()),
        FaultCode::ColumnMissing => (t.fault_column(), t.mend_column()),
    }
}

/// Every fault by row, of one column or of all.
#[component]
pub(super) fn FaultTable(faults: Vec<RosterFault>) -> impl IntoView {
    let t = texts();
    let faults = StoredValue::new(faults);
    let field = RwSignal::new(None::<Field>);
    let count = move |wanted: Field| {
        faults.with_value(|all| all.iter().filter(|fault| fault.field == wanted).count())
    };
    let chip = move |wanted: Field| {
        let count = count(wanted);
        (count > 0).then(|| {
            view! {
                <Chip
                    label=t.filter_count(count, field_name(wanted, t))
                    pressed=Signal::derive(move || field.get() == Some(wanted))
                    on_press=move |()| field.set(Some(wanted))
                />
            }
        })
    };
    let rows = move || {
        let shown = |fault: &RosterFault| field.get().is_none_or(|field| fault.field == field);
        let all = faults.get_value();
        all.into_iter()
            .filter(shown)
            .map(|fault| row(fault, t))
            .collect_view()
    };
    let columns = vec![
        Column::words(t.fault_row()),
        Column::words(t.field_room()),
        Column::words(t.field_owners()),
        Column::words(t.fault_field()),
        Column::words(t.fault_cell()),
        Column::words(t.fault_mend()),
    ];
    view! {
        <Chips label=t.fault_filter() wrap=true>
            <Chip
                label=t.filter_all(faults.with_value(Vec::len))
                pressed=Signal::derive(move || field.get().is_none())
                on_press=move |()| field.set(None)
            />
            {Field::ALL.into_iter().map(chip).collect_view()}
        </Chips>
        <DataTable caption=t.fault_caption() quiet=true office=true faults=true columns>
            {rows}
        </DataTable>
    }
}

fn row(fault: RosterFault, t: Texts) -> impl IntoView {
    let (what, mend) = told(fault.code, t);
    let cell = if fault.cell.trim().is_empty() {
        t.fault_nothing().to_owned()
    } else {
        fault.cell
    };
    view! {
        <tr>
            <th scope="row" class="data-table__row-number" data-label=t.fault_row()>
                {fault.row}
            </th>
            <td class="nowrap">{read(fault.room)}</td>
            <td>{read(fault.owner)}</td>
            <td class="nowrap" data-label=t.fault_field()>
                {field_name(fault.field, t)}
            </td>
            <td data-label=t.fault_cell()>
                <FaultCell content=cell />
            </td>
            <td class="data-table__why">
                <strong>{what}</strong>
                <br />
                <span class="soft">{mend}</span>
            </td>
        </tr>
    }
}

/// What the row says of itself, or a line where it says nothing.
fn read(text: String) -> AnyView {
    if text.is_empty() {
        return view! { <span class="soft">"—"</span> }.into_any();
    }
    text.into_any()
}
