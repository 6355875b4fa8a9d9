package io.meterproof.quickstart.demo;

import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecordBase;

/** What a running stack holds of home 13, in bytes: its name, its readings, its entries, its payments, its wrapped key. */
record Household(Endpoints endpoints) {
    private static final int WIRE_HEADER = 5;

    private interface Reading<T> {
        void of(byte[] value, T record);
    }

    Needles bytes() {
        Needles needles = new Needles();
        needles.with("Household 13".getBytes(StandardCharsets.UTF_8));
        needles.with("the-last-payment".getBytes(StandardCharsets.UTF_8));
        each(Topics.READINGS_VERIFIED, VerifiedReading.class, (value, reading) -> {
            if (reading.getUsagePoint().equals("electricity-13")) {
                needles.with(bytes(reading.getSigned())).with(bytes(reading.getReadings()));
            }
        });
        each(Topics.SETTLEMENT_LINES, LedgerRecord.class, (value, entry) -> {
            if (entry.getAccount().equals("home-13")) {
                needles.with(Arrays.copyOfRange(value, WIRE_HEADER, value.length));
            }
        });
        each(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, (value, wrapped) -> {
            if (wrapped.getHolder().equals("account/home-13")) {
                needles.with(bytes(wrapped.getWrapped()));
            }
        });
        return needles;
    }

    static Needles id() {
        return new Needles().withId("home-13");
    }

    private <T extends SpecificRecordBase> void each(Topic topic, Class<T> type, Reading<T> reading) {
        SchemaRegistry registry = ConfluentSchemaRegistry.at(endpoints.registryUrl());
        AvroWire<T> wire = new AvroWire<>(topic, type, registry);
        new TopicContents(endpoints.bootstrapServers()).forEach(topic, (key, value) -> {
            try {
                if (value != null) {
                    reading.of(value, wire.read(value));
                }
            } catch (MalformedRecordException e) {
                throw new AssertionError(topic.name() + " holds what is none of its records", e);
            }
        });
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
