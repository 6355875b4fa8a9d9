package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.tariff.MonthHourSchedule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Rows of a rate: period, tier, limit, then for energy the limit's unit (0 kWh a month, 1 kWh for each kW, 2 kWh a day), prices. */
record NrelRows(JsonNode rows) {
    private static final BigDecimal ENDLESS = new BigDecimal("1e15");
    private static final int MILLI_DIGITS = 3;
    private static final int ENERGY_COLUMNS = 6;

    /**
     * What limits are counted over.
     *
     * @throws IllegalArgumentException for limits in other units, or in several
     */
    Basis basis() {
        List<Integer> units = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.size() == ENERGY_COLUMNS && limit(row).isPresent())
                .map(row -> row.get(3).intValue())
                .distinct()
                .toList();
        if (units.size() > 1) {
            throw new IllegalArgumentException("tiers in several units are not supported: " + units);
        }
        int unit = units.isEmpty() ? 0 : units.get(0);
        return switch (unit) {
            case 0 -> Basis.MONTH;
            case 1 -> Basis.KILOWATT;
            case 2 -> Basis.DAY;
            default -> throw new IllegalArgumentException("tiers in unit " + unit + " are not supported");
        };
    }

    /** A price for each period of the schedule. */
    List<TieredPrice> prices(MonthHourSchedule schedule, int column) {
        List<TieredPrice> prices = new ArrayList<>();
        for (int period : schedule.periods()) {
            List<Tier> tiers = StreamSupport.stream(rows.spliterator(), false)
                    .filter(row -> row.get(0).intValue() == period)
                    .sorted(Comparator.comparing(row -> row.get(1).intValue()))
                    .map(row -> new Tier(limit(row), row.get(column).decimalValue()))
                    .toList();
            prices.add(new TieredPrice("period " + period, withoutEnd(tiers), schedule.when(period)));
        }
        return prices;
    }

    /** The last tier takes all the rest, whatever its limit. */
    private static List<Tier> withoutEnd(List<Tier> tiers) {
        List<Tier> open = new ArrayList<>(tiers);
        open.replaceAll(tier -> tier == tiers.get(tiers.size() - 1) ? Tier.open(tier.price()) : tier);
        return open;
    }

    private static Optional<Long> limit(JsonNode row) {
        BigDecimal limit = row.get(2).decimalValue();
        return limit.compareTo(ENDLESS) >= 0
                ? Optional.empty()
                : Optional.of(limit.movePointRight(MILLI_DIGITS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }
}
