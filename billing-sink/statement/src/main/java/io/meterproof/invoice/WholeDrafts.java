package io.meterproof.invoice;

import io.meterproof.statement.MinorUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The documents of a statement in whole coins. Each component's lines, over all documents, sum to what the ledger charged for it,
 * rounded, less what it charged for use that a later statement invoices.
 *
 * @param invoices what is taxed, and what is outside of VAT, where there is any
 * @param creditNotes by what they take back of
 * @param difference of the ledger's tax from the sum of the documents' taxes
 * @param uninvoiced what is left for later statements
 */
record WholeDrafts(
        List<WholeDraft> invoices,
        SortedMap<InvoicedPart, WholeDraft> creditNotes,
        long difference,
        Uninvoiced uninvoiced) {

    private record Place(int draft, LineKey key) {}

    /**
     * Rounds drafts.
     *
     * @param earlier what earlier statements left
     */
    static WholeDrafts of(StatementDrafts drafts, Uninvoiced earlier, MinorUnit coin) {
        List<SortedMap<LineKey, Draft.Sum>> lines = new ArrayList<>();
        drafts.invoices().values().forEach(draft -> lines.add(draft.lines()));
        drafts.creditNotes().values().forEach(draft -> lines.add(draft.lines()));
        SortedMap<String, List<Place>> byComponent = byComponent(lines);
        Due due = Due.of(drafts, earlier, byComponent.keySet(), coin);
        Map<Place, Long> whole = new HashMap<>();
        byComponent.forEach((component, places) -> {
            List<Long> exact = places.stream()
                    .map(place -> lines.get(place.draft()).get(place.key()).amount())
                    .toList();
            List<Long> coins = coin.allocate(exact, due.coins().get(component));
            for (int i = 0; i < places.size(); i++) {
                whole.put(places.get(i), coins.get(i));
            }
        });
        return assembled(drafts, lines, whole, due, coin);
    }

    private static SortedMap<String, List<Place>> byComponent(List<SortedMap<LineKey, Draft.Sum>> lines) {
        SortedMap<String, List<Place>> byComponent = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int draft = i;
            lines.get(i).keySet().forEach(key -> byComponent
                    .computeIfAbsent(key.component(), unseen -> new ArrayList<>())
                    .add(new Place(draft, key)));
        }
        return byComponent;
    }

    private static WholeDrafts assembled(
            StatementDrafts drafts,
            List<SortedMap<LineKey, Draft.Sum>> lines,
            Map<Place, Long> whole,
            Due due,
            MinorUnit coin) {
        List<WholeDraft> documents = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            SortedMap<LineKey, Long> amounts = new TreeMap<>();
            for (LineKey key : lines.get(i).keySet()) {
                amounts.put(key, whole.get(new Place(i, key)));
            }
            documents.add(WholeDraft.of(lines.get(i), amounts, coin));
        }
        int next = drafts.invoices().size();
        List<WholeDraft> invoices = documents.subList(0, next).stream()
                .filter(document -> !document.isEmpty())
                .toList();
        SortedMap<InvoicedPart, WholeDraft> creditNotes = new TreeMap<>();
        for (InvoicedPart part : drafts.creditNotes().keySet()) {
            WholeDraft document = documents.get(next++);
            if (!document.isEmpty()) {
                creditNotes.put(part, document);
            }
        }
        long taxes = documents.stream().mapToLong(WholeDraft::tax).reduce(0, Math::addExact);
        long difference = Math.subtractExact(due.tax(), taxes);
        boolean isShown = documents.stream().anyMatch(document -> !document.isEmpty());
        return new WholeDrafts(
                invoices,
                creditNotes,
                isShown ? difference : 0,
                new Uninvoiced(drafts.left(), due.left(), isShown ? 0 : difference));
    }
}
