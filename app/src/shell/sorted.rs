//! Sorting, once for all lists: what is sorted is their keys, so that one sort serves every type.

use uuid::Uuid;

/// The items by a number, the smallest first; equal numbers by id, so that the order never
/// depends on where they came from.
pub fn sorted<T>(items: Vec<T>, key: impl Fn(&T) -> (i64, Uuid)) -> Vec<T> {
    let mut order: Vec<(i64, Uuid, usize)> = items
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let (number, id) = key(item);
            (number, id, place)
        })
        .collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let taken = order
        .into_iter()
        .filter_map(|(_, _, place)| items[place].take());
    taken.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_ordered_by_id() {
        let id = Uuid::from_u128;
        let items = vec![(2, id(1)), (1, id(9)), (1, id(3))];
        let expected = vec![(1, id(3)), (1, id(9)), (2, id(1))];
        assert_eq!(sorted(items, |item| *item), expected);
    }
}
