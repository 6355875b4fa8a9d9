package io.meterproof.invoice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The documents of a statement in whole coins. Each component's lines, over all documents, sum to what the ledger rounded the
 * component to.
 *
 * @param difference of what the ledger charged from the sum of the documents: where it taxed their lines together
 */
record WholeDrafts(WholeDraft invoice, SortedMap<Long, WholeDraft> creditNotes, long difference) {

    private record Place(int draft, LineKey key) {}

    static WholeDrafts of(StatementDrafts drafts, MinorUnit coin) {
        List<SortedMap<LineKey, Draft.Sum>> lines = new ArrayList<>();
        lines.add(drafts.invoice().lines());
        drafts.creditNotes().values().forEach(draft -> lines.add(draft.lines()));
        Map<String, List<Place>> byComponent = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int draft = i;
            lines.get(i).keySet().forEach(key -> byComponent
                    .computeIfAbsent(key.component(), unseen -> new ArrayList<>())
                    .add(new Place(draft, key)));
        }
        Map<Place, Long> whole = new HashMap<>();
        byComponent.forEach((component, places) -> {
            List<Long> exact = places.stream()
                    .map(place -> lines.get(place.draft()).get(place.key()).amount())
                    .toList();
            long total = exact.stream().reduce(drafts.rounding(component), Math::addExact);
            List<Long> coins = coin.allocate(exact, total);
            for (int i = 0; i < places.size(); i++) {
                whole.put(places.get(i), coins.get(i));
            }
        });
        return assembled(drafts, lines, whole, coin);
    }

    private static WholeDrafts assembled(
            StatementDrafts drafts, List<SortedMap<LineKey, Draft.Sum>> lines, Map<Place, Long> whole, MinorUnit coin) {
        List<WholeDraft> documents = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            SortedMap<LineKey, Long> amounts = new TreeMap<>();
            for (LineKey key : lines.get(i).keySet()) {
                amounts.put(key, whole.get(new Place(i, key)));
            }
            documents.add(new WholeDraft(lines.get(i), amounts, coin));
        }
        SortedMap<Long, WholeDraft> creditNotes = new TreeMap<>();
        int next = 1;
        for (Long statement : drafts.creditNotes().keySet()) {
            WholeDraft document = documents.get(next++);
            if (!document.isEmpty()) {
                creditNotes.put(statement, document);
            }
        }
        long sum = documents.stream()
                .mapToLong(document -> Math.addExact(document.net(), document.tax()))
                .reduce(0, Math::addExact);
        return new WholeDrafts(documents.get(0), creditNotes, Math.subtractExact(drafts.charged(), sum));
    }
}
