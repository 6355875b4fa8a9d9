package io.meterproof.quickstart.close;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.quickstart.part.StackException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Up to when each account's periods are closed.
 *
 * @param ends of the last one; an account that has none closed is not in it
 */
record ClosedPeriods(Map<String, Instant> ends) {

    /** @param statements as the API tells them */
    static ClosedPeriods of(Iterable<JsonNode> statements) {
        Map<String, Instant> ends = new TreeMap<>();
        statements.forEach(statement -> ends.merge(
                statement.path("account").asText(),
                Instant.parse(statement.path("to").asText()),
                (one, other) -> one.isAfter(other) ? one : other));
        return new ClosedPeriods(ends);
    }

    boolean reach(Collection<String> accounts, Instant to) {
        return accounts.stream().allMatch(account -> reach(account, to));
    }

    boolean reach(String account, Instant to) {
        Instant end = ends.get(account);
        return end != null && !end.isBefore(to);
    }

    /**
     * The accounts whose periods do not reach an instant, each with what settlement says of its close up to there, for people.
     *
     * @param objections what settlement said last of closes that it refused, or that wait
     */
    String waiting(Collection<String> accounts, Instant to, Map<PeriodClose, String> objections) {
        return accounts.stream()
                .filter(account -> !reach(account, to))
                .map(account -> account + objection(account, to, objections))
                .collect(Collectors.joining(", "));
    }

    private static String objection(String account, Instant to, Map<PeriodClose, String> objections) {
        return objections.entrySet().stream()
                .filter(each -> each.getKey().account().equals(account)
                        && each.getKey().to().equals(to))
                .max(Comparator.comparing(each -> each.getKey().at()))
                .map(newest -> " (" + newest.getValue() + ")")
                .orElse("");
    }

    /**
     * The closes up to an instant, of the accounts whose periods do not reach it.
     *
     * @param from where the first period of an account begins
     * @param published closes: one that says the same at another time is not said once more, it waits
     * @throws StackException for an account with no closed period, where that is not said; where another is said than the last one's end; before it is over
     * @throws io.meterproof.metering.document.InvalidDocumentException for a period that cannot be closed, with the field and the reason
     */
    List<PeriodClose> missing(
            Collection<String> accounts,
            Optional<Instant> from,
            Instant to,
            Collection<PeriodClose> published,
            Instant at) {
        if (to.isAfter(at)) {
            throw new StackException("The period is not over: it is " + at + ".");
        }
        List<PeriodClose> closes = new ArrayList<>();
        for (String account : accounts) {
            if (!reach(account, to)) {
                String id = "close/" + account + "/" + to.getEpochSecond();
                PeriodClose close = new PeriodClose(id, account, begin(account, from), to, at);
                DocumentCodec.decode(DocumentCodec.encode(close));
                if (published.stream().noneMatch(earlier -> saysTheSame(earlier, close))) {
                    closes.add(close);
                }
            }
        }
        return closes;
    }

    private static boolean saysTheSame(PeriodClose earlier, PeriodClose close) {
        return earlier.id().equals(close.id())
                && earlier.account().equals(close.account())
                && earlier.from().equals(close.from())
                && earlier.to().equals(close.to());
    }

    private Instant begin(String account, Optional<Instant> from) {
        Instant end = ends.get(account);
        if (end == null) {
            return from.orElseThrow(() ->
                    new StackException("No period of " + account + " was closed yet: say its begin with --from."));
        }
        if (from.isPresent() && !from.get().equals(end)) {
            throw new StackException(
                    "The last closed period of " + account + " ends " + end + ": the next one begins there.");
        }
        return end;
    }
}
