package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The JSON of the rules that an account sets in its contracts; a contract without rules has no such field. */
final class RuleJson {
    private static final String RULES = "rules";
    private static final String ACROSS = "across";
    private static final String ACCOUNT = "account";
    private static final String OF = "of";
    private static final String MONEY = "money";
    private static final long MICROS_PER_MILLI = 1000;

    private RuleJson() {}

    static void write(ObjectNode contract, List<AccountRule> rules) {
        if (!rules.isEmpty()) {
            ArrayNode list = contract.putArray(RULES);
            rules.forEach(rule -> write(list.addObject(), rule));
        }
    }

    private static void write(ObjectNode object, AccountRule rule) {
        object.put("name", rule.name());
        DocumentObject.putInstant(object, "from", rule.from());
        rule.to().ifPresent(to -> DocumentObject.putInstant(object, "to", to));
        if (rule.shared()) {
            object.put(ACROSS, ACCOUNT);
        }
        if (rule.limit() instanceof Limit.OfAmount amount) {
            writeLimit(object, amount.quantity(), amount.per());
        } else if (rule.limit() instanceof Limit.OfMoney money) {
            writeLimit(object, money.micros() / MICROS_PER_MILLI, money.per());
            object.put(OF, MONEY);
        } else if (rule.limit() instanceof Limit.OfHours hours) {
            ArrayNode windows = object.putArray("hours");
            hours.when().windows().forEach(window -> WhenJson.write(windows.addObject(), window));
        } else {
            ArrayNode places = object.putArray("places");
            ((Limit.OfPlaces) rule.limit()).usagePoints().stream().sorted().forEach(places::add);
        }
    }

    private static void writeLimit(ObjectNode object, long milli, Limit.Span per) {
        object.put("limit", PriceJson.threshold(milli)).put("per", per.name().toLowerCase(Locale.ROOT));
    }

    static List<AccountRule> read(Fields contract) {
        if (!contract.has(RULES)) {
            return List.of();
        }
        List<AccountRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields fields : contract.objects(RULES)) {
            AccountRule rule = readRule(fields);
            fields.check(names.add(rule.name()), "name", "stands twice in this contract: " + rule.name());
            fields.done();
            rules.add(rule);
        }
        contract.check(
                !rules.isEmpty() && rules.size() <= AccountRule.MOST, RULES, "are not from 1 to " + AccountRule.MOST);
        return List.copyOf(rules);
    }

    private static AccountRule readRule(Fields fields) {
        Effective effective = fields.effective();
        boolean shared = fields.has(ACROSS);
        fields.check(!shared || fields.text(ACROSS).equals(ACCOUNT), ACROSS, "is not " + ACCOUNT);
        fields.check(!shared || fields.has("limit"), ACROSS, "is of a rule that counts nothing");
        return new AccountRule(fields.name("name"), effective.from(), effective.to(), readLimit(fields), shared);
    }

    private static Limit readLimit(Fields fields) {
        if (fields.has("hours")) {
            return new Limit.OfHours(new When(readWindows(fields)));
        } else if (fields.has("places")) {
            return new Limit.OfPlaces(readPlaces(fields));
        }
        long limit = PriceJson.readThreshold(fields, "limit");
        fields.check(limit > 0, "limit", "is not above zero");
        Limit.Span per = fields.converted("per", RuleJson::span, "is neither day nor month");
        if (fields.has(OF)) {
            fields.check(fields.text(OF).equals(MONEY), OF, "is not " + MONEY);
            return new Limit.OfMoney(Math.multiplyExact(limit, MICROS_PER_MILLI), per);
        }
        return new Limit.OfAmount(limit, per);
    }

    private static List<TimeWindow> readWindows(Fields fields) {
        List<TimeWindow> windows = new ArrayList<>();
        for (Fields window : fields.objects("hours")) {
            windows.add(WhenJson.readWindow(window));
            window.done();
        }
        fields.check(!windows.isEmpty(), "hours", "is empty");
        fields.check(windows.stream().noneMatch(TimeWindow::isAlways), "hours", "has a window without restriction");
        return windows;
    }

    private static Set<String> readPlaces(Fields fields) {
        List<String> places = fields.texts("places");
        fields.check(
                !places.isEmpty() && places.size() <= Limit.OfPlaces.MOST,
                "places",
                "are not from 1 to " + Limit.OfPlaces.MOST);
        for (int i = 0; i < places.size(); i++) {
            boolean ascends = i == 0 || places.get(i - 1).compareTo(places.get(i)) < 0;
            fields.check(
                    ascends && Texts.isIdentifier(places.get(i)), "places", "are not identifiers, each once, in order");
        }
        return Set.copyOf(places);
    }

    private static Limit.Span span(String text) {
        for (Limit.Span span : Limit.Span.values()) {
            if (span.name().toLowerCase(Locale.ROOT).equals(text)) {
                return span;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
