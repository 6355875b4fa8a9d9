package io.meterproof.billing.cassandra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Puts what goes to one place into groups, in its order.
 *
 * @param most in a group
 * @param mostBytes in a group of more than one
 */
record Grouping<T>(int most, int mostBytes, Function<T, ?> place, ToIntFunction<T> bytes) {

    List<List<T>> of(Collection<T> all) {
        List<List<T>> groups = new ArrayList<>();
        Map<Object, Open> open = new LinkedHashMap<>();
        for (T each : all) {
            Object where = place.apply(each);
            int size = bytes.applyAsInt(each);
            Open group = open.get(where);
            if (group == null || !group.hasRoomFor(size)) {
                group = new Open();
                open.put(where, group);
                groups.add(group.elements);
            }
            group.add(each, size);
        }
        return groups;
    }

    private final class Open {
        private final List<T> elements = new ArrayList<>();
        private int taken;

        boolean hasRoomFor(int size) {
            return elements.size() < most && taken + size <= mostBytes;
        }

        void add(T element, int size) {
            elements.add(element);
            taken += size;
        }
    }
}
