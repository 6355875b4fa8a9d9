package io.meterproof.quickstart.scenario.neighbourhood;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.quickstart.scenario.Dirt;
import io.meterproof.quickstart.scenario.meter.MeterChannel;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.time.Duration;
import java.time.Instant;

/** What reaches the head-end without belonging to anybody. */
final class Strays {
    private static final byte[] SCHEMA_THAT_IS_NONE = {0, 0x7f, 0, 0, 1, 2, 3};

    private Strays() {}

    static void send(Town town) {
        sendFromUnknownMeter(town);
        plant(town, 6, "{\"arrival\":\"2012-06-01T00:05:00Z\",\"signed\":\"TUVU".getBytes(US_ASCII));
        plant(town, 13, SCHEMA_THAT_IS_NONE);
        plant(town, 21, new byte[0]);
    }

    private static void sendFromUnknownMeter(Town town) {
        SimulatedMeter meter = SimulatedMeter.of(town.seed(), "E-STRAY", SignatureAlgorithm.ED25519);
        MeterChannel channel = new MeterChannel(meter, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, 0);
        Instant arrival = town.days().begin(5).plus(Duration.ofMinutes(55));
        town.post().send(arrival, channel.seal(town.days().begin(4), Home.INTERVAL, 100, 200, 300));
        town.plant(Dirt.UNKNOWN_METER, meter.id().hex(), arrival);
    }

    private static void plant(Town town, int day, byte[] bytes) {
        Instant arrival = town.days().begin(day).plus(Duration.ofHours(3));
        town.post().sendRaw(arrival, bytes);
        town.plant(Dirt.NO_RECORD, "head-end", arrival);
    }
}
