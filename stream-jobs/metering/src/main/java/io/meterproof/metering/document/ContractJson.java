package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.Rating;
import java.time.Duration;
import java.time.Instant;

/** The JSON of who owes what to whom: agreements, authorisations, top-ups, period closes. */
final class ContractJson {
    private static final Duration LONGEST_PERIOD = Duration.ofDays(400);

    static final String AGREEMENT = "agreement";
    static final String AUTHORISATION = "authorisation";
    static final String TOP_UP = "top-up";
    static final String PERIOD_CLOSE = "period-close";

    private ContractJson() {}

    static ObjectNode write(Agreement agreement) {
        ObjectNode object = DocumentObject.ofType(AGREEMENT, agreement.effective())
                .put("id", agreement.id())
                .put("account", agreement.account())
                .put("usagePoint", agreement.usagePoint())
                .put("readingType", agreement.readingType().toString())
                .put("endUse", agreement.endUse())
                .put("tariff", agreement.tariff());
        if (agreement.party() != Party.CUSTOMER) {
            object.put("party", agreement.party().word());
        }
        RuleJson.write(object, agreement.rules());
        return object;
    }

    static Agreement readAgreement(Fields fields) {
        Agreement agreement = new Agreement(
                fields.identifier("id"),
                fields.identifier("account"),
                fields.identifier("usagePoint"),
                fields.obis("readingType"),
                fields.identifier("endUse"),
                fields.identifier("tariff"),
                fields.effective(),
                fields.optional("party", field -> readParty(fields, field)).orElse(Party.CUSTOMER),
                RuleJson.read(fields));
        fields.check(
                agreement.rules().isEmpty() || !Rating.isExport(agreement.readingType()),
                "rules",
                "are about what is used, and the reading type is of export");
        return agreement;
    }

    private static Party readParty(Fields fields, String field) {
        return fields.converted(field, Party::of, "is not customer, deemed-occupier, landlord or vacant");
    }

    static ObjectNode write(Authorisation authorisation) {
        ObjectNode object = DocumentObject.ofType(AUTHORISATION, authorisation.effective())
                .put("id", authorisation.id())
                .put("token", authorisation.token())
                .put("account", authorisation.account())
                .put("endUse", authorisation.endUse())
                .put("tariff", authorisation.tariff());
        RuleJson.write(object, authorisation.rules());
        return object;
    }

    static Authorisation readAuthorisation(Fields fields) {
        return new Authorisation(
                fields.identifier("id"),
                fields.identifier("token"),
                fields.identifier("account"),
                fields.identifier("endUse"),
                fields.identifier("tariff"),
                fields.effective(),
                RuleJson.read(fields));
    }

    static ObjectNode write(TopUp topUp) {
        ObjectNode object = DocumentObject.ofType(TOP_UP)
                .put("id", topUp.id())
                .put("account", topUp.account())
                .put("amountMicros", Long.toString(topUp.amountMicros()));
        DocumentObject.putInstant(object, "at", topUp.at());
        return object;
    }

    static TopUp readTopUp(Fields fields) {
        long amount = fields.integer("amountMicros");
        fields.check(amount > 0, "amountMicros", "is not above zero");
        return new TopUp(fields.identifier("id"), fields.identifier("account"), amount, fields.instant("at"));
    }

    static ObjectNode write(PeriodClose close) {
        ObjectNode object =
                DocumentObject.ofType(PERIOD_CLOSE).put("id", close.id()).put("account", close.account());
        DocumentObject.putInstant(object, "from", close.from());
        DocumentObject.putInstant(object, "to", close.to());
        DocumentObject.putInstant(object, "at", close.at());
        return object;
    }

    static PeriodClose readPeriodClose(Fields fields) {
        Instant from = fields.instant("from");
        Instant to = fields.instant("to");
        Instant at = fields.instant("at");
        fields.check(to.isAfter(from), "to", "is not after from");
        fields.check(!to.isAfter(at), "to", "is after at");
        fields.check(!to.isAfter(from.plus(LONGEST_PERIOD)), "to", "is more than 400 days after from");
        return new PeriodClose(fields.identifier("id"), fields.identifier("account"), from, to, at);
    }
}
