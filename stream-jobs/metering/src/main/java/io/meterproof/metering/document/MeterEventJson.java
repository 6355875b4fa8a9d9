package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The JSON of what happens to a meter at its place: installations and resets of its registers. */
final class MeterEventJson {
    static final String INSTALLATION = "meter-installation";
    static final String RESET = "register-reset";

    private static final long LARGEST_REGISTER = 1_000_000_000_000L;
    private static final BigDecimal LARGEST_MULTIPLIER = BigDecimal.valueOf(1_000_000);
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 9;

    private MeterEventJson() {}

    static ObjectNode write(MeterInstallation installation) {
        ObjectNode object = DocumentObject.ofType(INSTALLATION, installation.effective())
                .put("meter", installation.meter().hex())
                .put("usagePoint", installation.usagePoint())
                .put("initialRegister", Long.toString(installation.initialRegister()));
        DocumentObject.putOptional(object, "removalRegister", installation.removalRegister());
        DocumentObject.putOptional(object, "readingType", installation.readingType());
        if (installation.multiplies()) {
            object.put("multiplier", installation.multiplier().toPlainString());
        }
        installation.registerDigits().ifPresent(digits -> object.put("registerDigits", digits));
        installation.delivery().ifPresent(delivery -> object.set("delivery", write(delivery)));
        return object;
    }

    static MeterInstallation readInstallation(Fields fields) {
        Effective effective = fields.effective();
        Optional<Long> removal = fields.optional("removalRegister", field -> register(fields, field));
        fields.check(
                removal.isEmpty() || effective.to().isPresent(), "removalRegister", "is of no removal: to is missing");
        return new MeterInstallation(
                fields.hash("meter"),
                fields.identifier("usagePoint"),
                effective,
                register(fields, "initialRegister"),
                removal,
                fields.optional("readingType", fields::obis),
                fields.optional("multiplier", field -> multiplier(fields, field))
                        .orElse(BigDecimal.ONE),
                fields.has("registerDigits") ? OptionalInt.of(digits(fields)) : OptionalInt.empty(),
                fields.optional("delivery", field -> readDelivery(fields.object(field))));
    }

    static ObjectNode write(RegisterReset reset) {
        ObjectNode object = DocumentObject.ofType(RESET)
                .put("meter", reset.meter().hex())
                .put("obis", reset.obis().toString())
                .put("before", Long.toString(reset.before()))
                .put("after", Long.toString(reset.after()));
        DocumentObject.putInstant(object, "at", reset.at());
        return object;
    }

    static RegisterReset readReset(Fields fields) {
        return new RegisterReset(
                fields.hash("meter"),
                fields.obis("obis"),
                fields.instant("at"),
                register(fields, "before"),
                register(fields, "after"));
    }

    private static long register(Fields fields, String field) {
        long register = fields.integer(field);
        fields.check(register >= -LARGEST_REGISTER && register <= LARGEST_REGISTER, field, "is beyond any register");
        return register;
    }

    private static BigDecimal multiplier(Fields fields, String field) {
        BigDecimal multiplier = fields.price(field);
        boolean inRange = multiplier.signum() > 0 && multiplier.compareTo(LARGEST_MULTIPLIER) <= 0;
        fields.check(inRange, field, "is not above 0 and at most " + LARGEST_MULTIPLIER);
        return multiplier;
    }

    private static int digits(Fields fields) {
        int digits = fields.count("registerDigits");
        fields.check(
                digits >= FEWEST_DIGITS && digits <= MOST_DIGITS,
                "registerDigits",
                "is not from " + FEWEST_DIGITS + " to " + MOST_DIGITS);
        return digits;
    }

    private static ObjectNode write(Delivery delivery) {
        return CanonicalJson.newObject()
                .put("every", Math.toIntExact(delivery.every().toSeconds()))
                .put("grace", Math.toIntExact(delivery.grace().toSeconds()));
    }

    private static Delivery readDelivery(Fields fields) {
        int every = fields.count("every");
        fields.check(every > 0, "every", "is zero");
        Delivery delivery = new Delivery(Duration.ofSeconds(every), Duration.ofSeconds(fields.count("grace")));
        fields.done();
        return delivery;
    }
}
