package io.meterproof.metering.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What settling something of a channel moves in one account, booked at once: reversals, then the bills in their place. A first bill is one
 * without reversals.
 *
 * @param events of one account, in one currency; not empty
 */
public record Correction(List<SettlementEvent> events) {
    public Correction {
        events = List.copyOf(events);
    }

    private record Payer(String account, String currency) {
        static Payer of(SettlementEvent event) {
            return new Payer(event.usage().account(), event.usage().currency());
        }
    }

    /** The corrections that events are together, in the events' order. */
    static List<Correction> of(List<SettlementEvent> events) {
        Map<Payer, List<SettlementEvent>> byPayer = new LinkedHashMap<>();
        for (SettlementEvent event : events) {
            byPayer.computeIfAbsent(Payer.of(event), unseen -> new ArrayList<>())
                    .add(event);
        }
        return byPayer.values().stream().map(Correction::new).toList();
    }

    public String account() {
        return events.get(0).usage().account();
    }

    public String currency() {
        return events.get(0).usage().currency();
    }

    /** From the first number of its use to the last. */
    public SequenceRange readings() {
        return new SequenceRange(
                events.stream()
                        .mapToLong(event -> event.usage().firstSequence())
                        .min()
                        .orElseThrow(),
                events.stream()
                        .mapToLong(event -> event.usage().nextSequence())
                        .max()
                        .orElseThrow());
    }

    /** What of it stands or falls together: what shares readings, or is joined by what does. */
    public List<Correction> parts() {
        List<Correction> parts = new ArrayList<>(parts(ofAdvances(false)));
        parts.addAll(parts(ofAdvances(true)));
        return parts;
    }

    /** The numbers of an advance are those of no reading. */
    private List<SettlementEvent> ofAdvances(boolean advances) {
        return events.stream()
                .filter(event -> event.usage().isOfAdvance() == advances)
                .sorted(Comparator.comparingLong(event -> event.usage().firstSequence()))
                .toList();
    }

    private static List<Correction> parts(List<SettlementEvent> inOrder) {
        List<Correction> parts = new ArrayList<>();
        List<SettlementEvent> part = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (SettlementEvent event : inOrder) {
            if (event.usage().firstSequence() >= end && !part.isEmpty()) {
                parts.add(new Correction(part));
                part = new ArrayList<>();
            }
            part.add(event);
            end = Math.max(end, event.usage().nextSequence());
        }
        if (!part.isEmpty()) {
            parts.add(new Correction(part));
        }
        return parts;
    }
}
