package io.meterproof.jobs.settlement;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Every usage point and token at which readings of the current meter settle, by a number that takes three bytes in a channel's
 * state. After 16 million, which are decades of charging, the first ones are forgotten.
 */
final class MeterSubjects {
    static final int MOST = 1 << 24;

    private final MapState<String, Integer> numbers;
    private final MapState<Integer, String> names;
    private final ValueState<Long> given;

    MeterSubjects(RuntimeContext context) {
        numbers = context.getMapState(new MapStateDescriptor<>("subject-numbers", Types.STRING, Types.INT));
        names = context.getMapState(new MapStateDescriptor<>("subject-names", Types.INT, Types.STRING));
        given = context.getState(new ValueStateDescriptor<>("subjects-given", Types.LONG));
    }

    /** The number of a subject; empty for one that has none yet. */
    Optional<Integer> numberOf(String subject) throws Exception {
        return Optional.ofNullable(numbers.get(subject));
    }

    /** The subject of a number that was given. */
    String nameOf(int number) throws Exception {
        return names.get(number);
    }

    Iterable<String> all() throws Exception {
        return numbers.keys();
    }

    /** A number for a subject that has none. */
    int give(String subject) throws Exception {
        long count = count();
        int number = (int) (count % MOST);
        String forgotten = names.get(number);
        if (forgotten != null) {
            numbers.remove(forgotten);
        }
        numbers.put(subject, number);
        names.put(number, subject);
        given.update(count + 1);
        return number;
    }

    private long count() throws IOException {
        Long count = given.value();
        return count == null ? 0 : count;
    }
}
