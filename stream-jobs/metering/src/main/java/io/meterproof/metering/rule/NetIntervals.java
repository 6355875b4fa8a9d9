package io.meterproof.metering.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was used in each interval, less what is deducted: that is taken off the interval in which it begins; of those that began last by
 * then off the first, in their order, that has not ended. Where there is none it stands alone. So neither how use was cut into entries
 * nor in which order it arrived shows.
 */
public final class NetIntervals {
    private NetIntervals() {}

    /**
     * The net.
     *
     * @param deducted with negative quantities and amounts
     * @throws ArithmeticException where a sum passes 64 bits
     */
    public static List<UsedInterval> of(Collection<UsedInterval> used, Collection<UsedInterval> deducted) {
        if (deducted.isEmpty()) {
            return List.copyOf(used);
        }
        List<UsedInterval> net = new ArrayList<>(used.stream().sorted().toList());
        NavigableMap<Long, List<Integer>> begins = new TreeMap<>();
        for (int i = 0; i < net.size(); i++) {
            begins.computeIfAbsent(net.get(i).begin(), unseen -> new ArrayList<>())
                    .add(i);
        }
        for (UsedInterval taken : deducted) {
            Optional<Integer> own = holding(taken.begin(), begins, net);
            if (own.isPresent()) {
                net.set(own.get(), net.get(own.get()).plus(taken));
            } else {
                net.add(taken);
            }
        }
        return net;
    }

    private static Optional<Integer> holding(
            long second, NavigableMap<Long, List<Integer>> begins, List<UsedInterval> net) {
        Map.Entry<Long, List<Integer>> last = begins.floorEntry(second);
        return last == null
                ? Optional.empty()
                : last.getValue().stream()
                        .filter(i -> net.get(i).end() > second)
                        .findFirst();
    }
}
