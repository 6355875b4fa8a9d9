package io.meterproof.metering.period;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What billing cycles leave to later ones under one agreement.
 *
 * @param peaks for ratchets, and of earlier parts of the same cycle
 * @param credits for export
 * @param charged micro-units of the calendar year so far, by the yearly minimum that counts them, less what it asks for these days
 */
public record Carried(List<Peak> peaks, List<Credit> credits, Map<String, Long> charged) {
    public static final Carried NOTHING = new Carried(List.of(), List.of(), Map.of());

    public Carried {
        peaks = List.copyOf(peaks);
        credits = List.copyOf(credits);
        charged = new TreeMap<>(charged);
    }

    /** The highest power of a price's times in the cycle that began at an instant, thousandths of kW. */
    public record Peak(String component, String price, Instant cycle, long demand) {}

    /**
     * Credit of a component: milli-units for a price's times, or micro-units of money under the price {@code ""}.
     *
     * @param residualPrice what is paid for each unit, or for each of the currency, that nothing is left to offset; zero where it expires
     */
    public record Credit(String component, String price, long amount, BigDecimal residualPrice) {
        static final String MONEY = "";

        boolean isMoney() {
            return price.equals(MONEY);
        }
    }

    long credit(String component, String price) {
        return credits.stream()
                .filter(credit ->
                        credit.component().equals(component) && credit.price().equals(price))
                .mapToLong(Credit::amount)
                .sum();
    }

    /** The same with other credits of a component. */
    Carried withCredits(String component, List<Credit> own) {
        List<Credit> kept = new ArrayList<>(credits);
        kept.removeIf(credit -> credit.component().equals(component));
        kept.addAll(own);
        return withCredits(kept);
    }

    /** The same with other credits of all components. */
    Carried withCredits(List<Credit> others) {
        return new Carried(peaks, others, charged);
    }

    Carried withPeaks(List<Peak> others) {
        return new Carried(others, credits, charged);
    }

    Carried withCharged(String minimum, long amount) {
        Map<String, Long> grown = new TreeMap<>(charged);
        grown.put(minimum, amount);
        return new Carried(peaks, credits, grown);
    }
}
