package io.meterproof.quickstart.conformance.energinet;

import io.meterproof.quickstart.conformance.energinet.Charged.Payer;
import io.meterproof.quickstart.conformance.energinet.ResultRow.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our rows: each charge and payer, hour by hour or day by day, rated by our engine. */
record Results(Scenario scenario, List<ResultRow> rows) {
    private static final int MILLI_DIGITS = 3;

    private record Group(Charge charge, Kind kind, boolean isTax, Payer payer) {}

    static Results of(Scenario scenario, List<Charged> charged) {
        Map<Group, List<Charged>> groups = new LinkedHashMap<>();
        for (Charged one : charged) {
            Group group = new Group(one.charge(), kind(one), one.isTax(), one.payer());
            groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(one);
        }
        List<ResultRow> rows = new ArrayList<>();
        groups.forEach((group, members) -> rows.addAll(rows(scenario, group, members)));
        return new Results(scenario, rows);
    }

    private static List<ResultRow> rows(Scenario scenario, Group group, List<Charged> members) {
        List<ResultRow> rows = new ArrayList<>();
        ChargePrices prices = new ChargePrices(scenario, group.charge(), group.kind());
        List<Instant> begins = group.kind() == Kind.HOURLY_TARIFF ? scenario.hours() : scenario.days();
        for (int i = 0; i + 1 < begins.size(); i++) {
            Span span = new Span(begins.get(i), begins.get(i + 1));
            List<Charged> holding = members.stream()
                    .filter(one -> one.span().holds(span.from()))
                    .toList();
            if (!holding.isEmpty()) {
                long quantity = quantity(scenario, group.kind(), holding, span);
                rows.add(new ResultRow(
                        group.kind(),
                        group.charge(),
                        group.isTax(),
                        group.payer(),
                        span.from(),
                        BigDecimal.valueOf(quantity, MILLI_DIGITS),
                        prices.price(span),
                        prices.amount(span, quantity)));
            }
        }
        return rows;
    }

    /** Milli-units: energy of tariffs, pieces of subscriptions and fees. */
    private static long quantity(Scenario scenario, Kind kind, List<Charged> holding, Span span) {
        long quantity = 0;
        for (Charged one : holding) {
            boolean energy = kind == Kind.HOURLY_TARIFF || kind == Kind.DAILY_TARIFF;
            long each = energy ? scenario.quantity(one.meteringPoint(), span) : 1000;
            quantity = Math.addExact(quantity, Math.multiplyExact(each, one.quantity()));
        }
        return quantity;
    }

    private static Kind kind(Charged charged) {
        return switch (charged.charge().type()) {
            case "subscription" -> Kind.SUBSCRIPTION;
            case "fee" -> Kind.FEE;
            default -> charged.resolution().equals("PT1H") ? Kind.HOURLY_TARIFF : Kind.DAILY_TARIFF;
        };
    }
}
