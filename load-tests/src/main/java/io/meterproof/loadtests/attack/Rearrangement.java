package io.meterproof.loadtests.attack;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** One way to put together anew what a station has signed. */
enum Rearrangement {
    AS_IT_WAS((own, other) -> own.ends()),
    TURNED_ROUND((own, other) -> List.of(own.end(), own.begin())),
    BEGIN_ALONE((own, other) -> List.of(own.begin())),
    END_ALONE((own, other) -> List.of(own.end())),
    BEGIN_TWICE((own, other) -> List.of(own.begin(), own.begin())),
    END_TWICE((own, other) -> List.of(own.end(), own.end())),
    EACH_DOUBLED((own, other) -> List.of(own.begin(), own.begin(), own.end(), own.end())),
    WHOLE_TWICE((own, other) -> List.of(own.begin(), own.end(), own.begin(), own.end())),
    TWO_SESSIONS((own, other) -> List.of(own.begin(), own.end(), other.begin(), other.end())),
    BEGIN_OF_ANOTHER((own, other) -> List.of(other.begin(), own.end())),
    END_OF_ANOTHER((own, other) -> List.of(own.begin(), other.end())),
    FROM_END_TO_BEGIN((own, other) -> List.of(own.end(), other.begin())),
    ALL_STATEMENTS((own, other) -> own.statements()),
    BEGIN_CUT((own, other) -> own.statements().subList(1, own.statements().size())),
    END_CUT((own, other) -> own.statements().subList(0, own.statements().size() - 1)),
    UNTIL_BETWEEN(true, (own, other) -> List.of(own.begin(), own.between(0))),
    FROM_BETWEEN(true, (own, other) -> List.of(own.between(1), own.end())),
    ONLY_BETWEEN(true, (own, other) -> List.of(own.between(0), own.between(1)));

    private final boolean needsBetween;
    private final BiFunction<Session, Session, List<Statement>> order;

    Rearrangement(BiFunction<Session, Session, List<Statement>> order) {
        this(false, order);
    }

    Rearrangement(boolean needsBetween, BiFunction<Session, Session, List<Statement>> order) {
        this.needsBetween = needsBetween;
        this.order = order;
    }

    /** Those for which a station states enough. */
    static List<Rearrangement> against(Station station) {
        Stream<Rearrangement> all = Arrays.stream(values());
        return all.filter(each -> station.statesBetween() || !each.needsBetween).toList();
    }

    /** @param other a session of the same user at another time */
    List<Statement> of(Session own, Session other) {
        return order.apply(own, other);
    }
}
