package io.meterproof.quickstart.scenario.neighbourhood;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.Dirt;
import io.meterproof.quickstart.scenario.meter.Charger;
import io.meterproof.quickstart.scenario.meter.FieldCharger;
import io.meterproof.quickstart.scenario.meter.FieldMeter;
import io.meterproof.quickstart.scenario.meter.FieldRecords;
import io.meterproof.quickstart.scenario.meter.NativeCharger;
import io.meterproof.quickstart.scenario.meter.OcmfRecords;
import io.meterproof.quickstart.scenario.meter.PcdfRecords;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Drivers who charge at home in the evening and at workplaces on workdays, each with one token for all. */
final class Drivers {
    private static final List<String> WORKPLACES = List.of("Harbour Offices", "Town Hall", "Observatory");
    private static final int STATIONS = 2;
    private static final Duration CHANGEOVER = Duration.ofMinutes(2);
    private static final int DUPLICATE_OF = 20;

    private final Town town;
    private final List<Integer> homes;
    private final Map<Integer, Charger> own = new HashMap<>();
    private final List<Charger> workplaces = new ArrayList<>();

    Drivers(Town town, List<Integer> homes) {
        this.town = town;
        this.homes = homes;
        homes.forEach(this::equip);
        for (int place = 0; place < WORKPLACES.size(); place++) {
            for (int station = 1; station <= STATIONS; station++) {
                build(place, station);
            }
        }
    }

    private record Drive(int home, Charger charger, Instant begin, Instant end, long wattHours) {
        /** A station serves one at a time: whoever comes earlier waits. */
        Drive notBefore(Instant free) {
            return begin.isBefore(free)
                    ? new Drive(home, charger, free, free.plus(Duration.between(begin, end)), wattHours)
                    : this;
        }
    }

    private static String token(int home) {
        return "token-" + Home.id(home);
    }

    private void equip(int home) {
        UsagePoint point = town.usagePoint(
                "charger-" + Home.id(home), Home.place(home), Home.placeName(home), Commodity.ELECTRICITY);
        own.put(home, home == homes.get(0) ? ocmf(point) : blocks(point, SignatureAlgorithm.ED25519));
        town.registry().authorise(token(home), Home.account(home), Charger.END_USE, NeighbourhoodTariffs.CHARGING);
    }

    private void build(int place, int station) {
        UsagePoint point = town.usagePoint(
                "station-" + (place + 1) + "-" + station,
                "place-work-" + (place + 1),
                WORKPLACES.get(place),
                Commodity.ELECTRICITY);
        if (place == 0 && station == 1) {
            workplaces.add(blocks(point, SignatureAlgorithm.P256));
        } else {
            workplaces.add(place == 1 && station == 1 ? pcdf(point) : blocks(point, SignatureAlgorithm.ED25519));
        }
    }

    private Charger blocks(UsagePoint point, SignatureAlgorithm algorithm) {
        return new NativeCharger(town.seed(), town.registry(), point, algorithm);
    }

    private Charger ocmf(UsagePoint point) {
        FieldMeter meter = FieldMeter.of(town.seed(), SimulatedMeter.MAKER, "C-" + point.id(), OcmfRecords.CURVE);
        return field(point, meter, new OcmfRecords(meter, town.days().zone()));
    }

    private Charger pcdf(UsagePoint point) {
        FieldMeter meter = FieldMeter.of(town.seed(), PcdfRecords.MAKER, "C-" + point.id(), PcdfRecords.CURVE);
        return field(point, meter, new PcdfRecords(meter));
    }

    private Charger field(UsagePoint point, FieldMeter meter, FieldRecords records) {
        town.registry().install(meter, point, 0);
        return new FieldCharger(point, records);
    }

    void send() {
        List<Drive> drives = new ArrayList<>();
        homes.forEach(home -> drive(home, drives));
        drives.sort(Comparator.comparing(Drive::begin).thenComparing(Drive::home));
        Map<Charger, Instant> free = new HashMap<>();
        for (int i = 0; i < drives.size(); i++) {
            Charger charger = drives.get(i).charger();
            Drive drive = drives.get(i).notBefore(free.getOrDefault(charger, Instant.MIN));
            free.put(charger, drive.end().plus(CHANGEOVER));
            send(drive, i);
        }
    }

    private void drive(int home, List<Drive> drives) {
        SplittableRandom random = town.seed().random("driver/" + home);
        for (int day = 0; day < town.days().count(); day++) {
            if (!town.days().isWeekend(day) && random.nextInt(100) < 55) {
                Charger station = workplaces.get(random.nextInt(workplaces.size()));
                drives.add(drive(home, station, day, LocalTime.of(7, 30), random));
            }
            if (random.nextInt(100) < 45) {
                drives.add(drive(home, own.get(home), day, LocalTime.of(18, 0), random));
            }
        }
    }

    /** Energy at up to 11 kW, so that the time follows from it. */
    private Drive drive(int home, Charger charger, int day, LocalTime earliest, SplittableRandom random) {
        Instant begin = town.days().at(day, earliest).plusSeconds(random.nextInt(5_400));
        long wattHours = random.nextLong(3_000, 22_000);
        Instant end = begin.plusSeconds(wattHours * 3_600 / random.nextInt(6_000, 11_000));
        return new Drive(home, charger, begin, end, wattHours);
    }

    private void send(Drive drive, int number) {
        ChargingTransaction transaction = new ChargingTransaction("session-" + (number + 1), token(drive.home()));
        ReceivedBlock received = drive.charger()
                .charge(
                        drive.begin(),
                        drive.end(),
                        drive.wattHours(),
                        transaction,
                        town.post().source());
        town.post().send(received);
        if (number == DUPLICATE_OF) {
            Instant again = Instant.ofEpochMilli(received.arrival()).plus(Duration.ofMinutes(5));
            town.post().send(received.arrivingAt(again));
            town.plant(Dirt.DUPLICATE, drive.charger().usagePoint().id(), again);
        }
        town.uses()
                .add(
                        Home.account(drive.home()),
                        drive.charger().usagePoint().place(),
                        drive.charger().usagePoint().id(),
                        Charger.END_USE,
                        MeasurementUnit.KILOWATT_HOUR,
                        drive.wattHours());
    }
}
