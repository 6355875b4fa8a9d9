package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Delivery;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Collects the documents of a scenario, all in force from one instant, and whose privacy keys they need. */
public final class Registry {
    /** A day of readings is due a day and a half after its end. */
    public static final Delivery DAILY = new Delivery(Duration.ofDays(1), Duration.ofHours(36));

    private final ScenarioSigners signers;
    private final Instant from;
    private final List<SignedDocument> documents = new ArrayList<>();
    private final Set<PrivacyKeyHolder> holders = new LinkedHashSet<>();
    private final Set<UsagePoint> usagePoints = new HashSet<>();

    public Registry(ScenarioSigners signers, Instant from) {
        this.signers = signers;
        this.from = from;
    }

    /** Publishes a tariff version; the hash names it as the next version's parent. */
    public Hash tariff(Tariff tariff) {
        return sign(new TariffVersion(tariff), signers.tariff()).hash();
    }

    public void account(Account account) {
        sign(account, signers.registrar());
        holders.add(PrivacyKeyHolder.account(account.id()));
    }

    /** Puts a meter at a usage point. */
    public void install(EnrolledMeter meter, UsagePoint usagePoint, long initialRegister) {
        install(meter, usagePoint, new MeterInstallation(meter.id(), usagePoint.id(), always(), initialRegister));
    }

    /** Puts a meter at a usage point that is to deliver its readings every day. */
    public void installDaily(EnrolledMeter meter, UsagePoint usagePoint, long initialRegister) {
        MeterInstallation installation = new MeterInstallation(
                meter.id(),
                usagePoint.id(),
                always(),
                initialRegister,
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ONE,
                OptionalInt.empty(),
                Optional.of(DAILY));
        install(meter, usagePoint, installation);
    }

    /** Puts a meter at a usage point as a document says; the place may have had another meter before. */
    public void install(EnrolledMeter meter, UsagePoint usagePoint, MeterInstallation installation) {
        documents.add(meter.enrolment(from, signers));
        if (usagePoints.add(usagePoint)) {
            sign(usagePoint, signers.registrar());
        }
        sign(installation, signers.registrar());
        holders.add(PrivacyKeyHolder.usagePoint(usagePoint.id()));
    }

    public void agree(String account, String usagePoint, ObisCode readingType, String endUse, String tariff) {
        agree(account, usagePoint, readingType, endUse, tariff, always());
    }

    public void agree(
            String account,
            String usagePoint,
            ObisCode readingType,
            String endUse,
            String tariff,
            Effective effective) {
        String id = usagePoint + "/" + endUse;
        sign(new Agreement(id, account, usagePoint, readingType, endUse, tariff, effective), signers.registrar());
    }

    /** Makes energy of what a gas meter counts. */
    public void convert(GasConversion conversion) {
        sign(conversion, signers.registrar());
    }

    /** Publishes calorific values before anything is used. */
    public void calorificValues(CalorificValues values) {
        sign(values, signers.registrar());
    }

    public void authorise(String token, String account, String endUse, String tariff) {
        sign(
                new Authorisation("authorisation/" + token, token, account, endUse, tariff, always()),
                signers.registrar());
        holders.add(PrivacyKeyHolder.token(token));
    }

    public List<SignedDocument> documents() {
        return List.copyOf(documents);
    }

    public List<PrivacyKeyHolder> holders() {
        return List.copyOf(holders);
    }

    private SignedDocument sign(Document document, DocumentSigner signer) {
        SignedDocument signed = DocumentSigner.sign(document, signer);
        documents.add(signed);
        return signed;
    }

    private Effective always() {
        return new Effective(from, Optional.empty());
    }
}
