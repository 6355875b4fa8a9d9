package io.meterproof.metering.settlement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.Vat;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Agreements of the usage point of {@link Blocks} on a day-and-night tariff. */
final class Agreed {
    static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00Z");

    private Agreed() {}

    static Hash hash(String name) {
        return TreeHasher.sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    static Terms always(String account) {
        return terms(agreement(account, ALWAYS, Optional.empty()));
    }

    static Terms gas(String account) {
        return terms(agreement(account, ObisCode.GAS_VOLUME, new Effective(ALWAYS, Optional.empty())));
    }

    @SafeVarargs
    static Terms terms(Identified<Agreement>... agreements) {
        return AgreedTerms.of(List.of(agreements), id -> List.of(tariff(ALWAYS, "0.303030")));
    }

    /** On the same tariff with tax, which its months are charged. */
    static Terms taxed(String account) {
        Tariff untaxed = tariff(ALWAYS, "0.303030").content();
        List<TariffComponent> components = new ArrayList<>(untaxed.components());
        components.add(new Vat("vat", "S", new BigDecimal("20"), List.of()));
        Tariff taxed = new Tariff(
                untaxed.id(),
                untaxed.currency(),
                untaxed.zone(),
                untaxed.from(),
                untaxed.parent(),
                untaxed.rounding(),
                components);
        return AgreedTerms.of(
                List.of(agreement(account, ALWAYS, Optional.empty())),
                id -> List.of(new Identified<>(hash("taxed"), taxed)));
    }

    static Identified<Agreement> agreement(String account, Instant from, Optional<Instant> to) {
        return agreement(account, ObisCode.ACTIVE_IMPORT, new Effective(from, to));
    }

    private static Identified<Agreement> agreement(String account, ObisCode readingType, Effective effective) {
        Agreement agreement = new Agreement(
                "agreement-" + account + "-" + effective.from(),
                account,
                Blocks.USAGE_POINT,
                readingType,
                "home",
                "tariff-1",
                effective);
        return new Identified<>(hash(identity(agreement)), agreement);
    }

    static Identified<Tariff> tariff(Instant from, String dayPrice) {
        TimeOfUsePrice day = new TimeOfUsePrice(
                "day",
                new BigDecimal(dayPrice),
                Set.of(),
                Optional.of(new DailyWindow(LocalTime.of(7, 0), LocalTime.of(22, 0))));
        TimeOfUsePrice night = new TimeOfUsePrice("night", new BigDecimal("0.111111"), Set.of(), Optional.empty());
        Tariff tariff = new Tariff(
                "tariff-1",
                "EUR",
                ZoneId.of("Europe/Copenhagen"),
                from,
                Optional.empty(),
                "half-up",
                List.of(new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, List.of(day, night))));
        return new Identified<>(hash(identity(from, dayPrice)), tariff);
    }

    /** The text whose hash stands for the agreement in golden bytes. */
    private static String identity(Agreement agreement) {
        return agreement.toString().replaceFirst(", party=CUSTOMER.*", "]");
    }

    /** The text whose hash stands for the tariff in golden bytes. */
    private static String identity(Instant from, String dayPrice) {
        return "Tariff[id=tariff-1, currency=EUR, zone=Europe/Copenhagen, from=" + from
                + ", parent=Optional.empty, rounding=half-up, components=[EnergyCharge[id=energy, unit=KILOWATT_HOUR,"
                + " prices=[TimeOfUsePrice[name=day, price=" + dayPrice
                + ", days=[], hours=Optional[DailyWindow[from=07:00, to=22:00]]], TimeOfUsePrice[name=night,"
                + " price=0.111111, days=[], hours=Optional.empty]]]]]";
    }
}
