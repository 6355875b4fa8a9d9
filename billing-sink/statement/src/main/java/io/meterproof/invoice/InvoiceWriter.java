package io.meterproof.invoice;

import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.statement.Figures;
import io.meterproof.statement.MinorUnit;
import io.meterproof.statement.Papers;
import io.meterproof.statement.PricedLine;
import io.meterproof.statement.StatementStages;
import io.meterproof.statement.Use;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Writes the documents of one statement. */
final class InvoiceWriter {
    private static final String ONE = "C62";
    private static final Map<String, String> UNIT_CODES = Map.of(
            "kWh",
            "KWH",
            "m3",
            "MTQ",
            "kvarh",
            "K3",
            Use.DAYS,
            "DAY",
            PricedLine.MONTHS,
            "MON",
            PricedLine.KILOWATTS,
            "KWT",
            PricedLine.HOURS,
            "HUR",
            LineKey.EVENTS,
            ONE);

    private final StatementEntry statement;
    private final ZoneId zone;
    private final Papers papers;
    private final Function<InvoicedPart, Invoice.Preceding> preceding;
    private final StatementStages.State state;

    /** @param preceding the invoice of a part of an earlier statement */
    InvoiceWriter(
            StatementEntry statement,
            ZoneId zone,
            Papers papers,
            Function<InvoicedPart, Invoice.Preceding> preceding,
            StatementStages.State state) {
        this.state = state;
        this.statement = statement;
        this.zone = zone;
        this.papers = papers;
        this.preceding = preceding;
    }

    Invoice invoice(String number, WholeDraft draft, long difference) {
        Set<InvoicedPart> again = new TreeSet<>();
        draft.lines().keySet().stream()
                .filter(key -> key.rebills() != 0)
                .forEach(key -> again.add(key.part(key.rebills())));
        return write(
                number,
                Invoice.INVOICE,
                again.stream().map(preceding).distinct().toList(),
                draft,
                1,
                difference);
    }

    Invoice creditNote(String number, WholeDraft draft, InvoicedPart cited, long difference) {
        return write(number, Invoice.CREDIT_NOTE, List.of(preceding.apply(cited)), draft, -1, -difference);
    }

    private Invoice write(
            String number, String type, List<Invoice.Preceding> cited, WholeDraft draft, int sign, long difference) {
        String account = statement.header().account();
        return new Invoice(
                number,
                state.name().toLowerCase(Locale.ROOT),
                day(statement.header().booked()),
                type,
                statement.header().currency(),
                lastDay(statement.to()),
                cited,
                new Invoice.Buyer(account, papers.holder(account)),
                day(statement.from()),
                lastDay(statement.to()),
                lines(draft, sign),
                taxes(draft, sign),
                totals(draft, sign, difference),
                Long.toString(statement.header().sequence()),
                statement.entriesRoot().hex());
    }

    private List<Invoice.InvoiceLine> lines(WholeDraft draft, int sign) {
        List<Invoice.InvoiceLine> lines = new ArrayList<>();
        draft.lines()
                .forEach((key, sum) -> lines.add(line(
                        Integer.toString(lines.size() + 1),
                        key,
                        sum,
                        sign * draft.amounts().get(key),
                        sign,
                        draft.coin())));
        return lines;
    }

    private Invoice.InvoiceLine line(String id, LineKey key, Draft.Sum sum, long amount, int sign, MinorUnit coin) {
        Optional<String> code = Optional.ofNullable(UNIT_CODES.get(key.unit()));
        Optional<BigDecimal> price = key.price()
                .or(() -> coin.average(amount, sign * sum.quantity()))
                .filter(each -> isStated(each, amount));
        boolean measured = code.isPresent() && price.isPresent();
        return new Invoice.InvoiceLine(
                id,
                key.usagePoint(),
                key.endUse(),
                key.name().isEmpty() ? key.component() : key.component() + ", " + key.name(),
                key.rebills() == 0
                        ? ""
                        : preceding.apply(key.part(key.rebills())).number(),
                measured ? quantity(key, sum, sign, coin) : amount < 0 ? "-1" : "1",
                measured ? code.get() : ONE,
                measured ? price.get().toPlainString() : coin.text(Math.abs(amount)),
                coin.text(amount),
                day(sum.from()),
                lastDay(sum.to()),
                key.tax().code(),
                percent(key.tax()));
    }

    /** Begun steps of time are whole seconds, of which a ledger's line tells thousandths of hours. */
    private static String quantity(LineKey key, Draft.Sum sum, int sign, MinorUnit coin) {
        return key.price()
                .filter(price -> key.unit().equals(PricedLine.HOURS) && price.signum() > 0)
                .map(price -> coin.quantity(sign * sum.amount(), price).toPlainString())
                .orElseGet(() -> Figures.quantity(sign * sum.quantity()));
    }

    /** A net price is not negative (EN 16931-1, BR-27). */
    private static boolean isStated(BigDecimal price, long amount) {
        return price.signum() > 0 || price.signum() == 0 && amount == 0;
    }

    private static List<Invoice.TaxSubtotal> taxes(WholeDraft draft, int sign) {
        List<Invoice.TaxSubtotal> taxes = new ArrayList<>();
        draft.taxable()
                .forEach((category, taxable) -> taxes.add(new Invoice.TaxSubtotal(
                        category.code(),
                        percent(category),
                        draft.coin().text(sign * taxable),
                        draft.coin().text(sign * draft.coin().percent(taxable, category.percent())),
                        category.exemptionReason())));
        return taxes;
    }

    /** Category O has no rate (EN 16931-1, BR-O-05). */
    private static String percent(TaxCategory category) {
        return category.code().equals(TaxCategory.OUTSIDE.code())
                ? ""
                : category.percent().toPlainString();
    }

    private static Invoice.Totals totals(WholeDraft draft, int sign, long difference) {
        MinorUnit coin = draft.coin();
        long net = sign * draft.net();
        long tax = sign * draft.tax();
        long withTax = Math.addExact(net, tax);
        long carried = sign * draft.carried();
        long whole = BigDecimal.valueOf(difference)
                        .divideToIntegralValue(BigDecimal.valueOf(coin.micros()))
                        .longValueExact()
                * coin.micros();
        return new Invoice.Totals(
                coin.text(net),
                coin.text(net),
                coin.text(tax),
                coin.text(withTax),
                coin.text(Math.negateExact(carried)),
                coin.text(whole),
                coin.text(Math.addExact(Math.addExact(withTax, carried), whole)));
    }

    private String day(Instant instant) {
        return instant.atZone(zone).toLocalDate().toString();
    }

    private String lastDay(Instant end) {
        return day(end.minusSeconds(1));
    }
}
