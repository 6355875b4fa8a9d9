package io.meterproof.loadtests.workload;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Meters, each at a usage point of its own that one credit account pays for on a time-of-use tariff. */
public record Fleet(List<SimulatedMeter> meters) {
    /** Everything is in force, and the first reading begins, here. */
    static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");

    private static final Effective ALWAYS = new Effective(FROM, Optional.empty());
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String TARIFF = "load-test/time-of-use";
    private static final String CURRENCY = "EUR";

    public Fleet {
        meters = List.copyOf(meters);
    }

    /** @param seed decides the keys of the meters and what they measure */
    public static Fleet of(int size, long seed) {
        return new Fleet(IntStream.range(0, size)
                .mapToObj(number -> SimulatedMeter.of(seed, String.format("L%07d", number)))
                .toList());
    }

    public List<PrivacyKeyHolder> holders() {
        List<PrivacyKeyHolder> holders = new ArrayList<>();
        for (SimulatedMeter meter : meters) {
            holders.add(PrivacyKeyHolder.usagePoint(usagePoint(meter)));
            holders.add(PrivacyKeyHolder.account(account(meter)));
        }
        return holders;
    }

    public List<SignedDocument> documents(Signers signers) {
        List<SignedDocument> documents = new ArrayList<>();
        documents.add(DocumentSigner.sign(new TariffVersion(tariff()), signers.tariff()));
        for (SimulatedMeter meter : meters) {
            documents.add(DocumentSigner.sign(
                    meter.enrolment(ALWAYS),
                    new DocumentSigner(Role.METER, meter.signer()),
                    signers.maker(),
                    signers.firstOperator(),
                    signers.secondOperator()));
            for (Document document : contract(meter)) {
                documents.add(DocumentSigner.sign(document, signers.registrar()));
            }
        }
        return documents;
    }

    private static List<Document> contract(SimulatedMeter meter) {
        String place = usagePoint(meter);
        return List.of(
                new UsagePoint(place, place, "Home " + meter.serial(), Commodity.ELECTRICITY, ZONE, "52.5", "13.4"),
                new MeterInstallation(meter.id(), place, ALWAYS, 0),
                new Account(account(meter), "Customer " + meter.serial(), CURRENCY, Payment.CREDIT, 0),
                new Agreement(
                        place + "/household",
                        account(meter),
                        place,
                        ObisCode.ACTIVE_IMPORT,
                        "household",
                        TARIFF,
                        ALWAYS));
    }

    private static Tariff tariff() {
        DailyWindow night = new DailyWindow(LocalTime.of(22, 0), LocalTime.of(6, 0));
        List<TimeOfUsePrice> prices = List.of(
                new TimeOfUsePrice("night", new BigDecimal("0.2490"), Set.of(), Optional.of(night)),
                new TimeOfUsePrice("day", new BigDecimal("0.3290"), Set.of(), Optional.empty()));
        return new Tariff(
                TARIFF,
                CURRENCY,
                ZONE,
                FROM,
                Optional.empty(),
                "half-up",
                List.of(
                        new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, prices),
                        new StandingCharge("standing", new BigDecimal("0.35"))));
    }

    private static String usagePoint(SimulatedMeter meter) {
        return "load-test/" + meter.serial();
    }

    private static String account(SimulatedMeter meter) {
        return "load-test/" + meter.serial();
    }
}
