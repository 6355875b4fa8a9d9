package io.meterproof.billing.unallocated;

import io.meterproof.records.Topics;
import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last word about each channel of which something is nobody's; the others are not kept. For many threads. */
public final class UnallocatedChannels {
    private static final Logger LOG = LoggerFactory.getLogger(UnallocatedChannels.class);
    private static final Comparator<AgedEnergy> OLDEST_FIRST = Comparator.comparing(AgedEnergy::oldest)
            .thenComparing(
                    Comparator.comparing((AgedEnergy each) -> each.total().quantity())
                            .reversed())
            .thenComparing(AgedEnergy::subject)
            .thenComparing(AgedEnergy::obis)
            .thenComparing(AgedEnergy::meter);

    private final AvroWire<UnallocatedEnergy> wire;
    private final Map<String, UnallocatedEnergy> channels = new ConcurrentHashMap<>();

    public UnallocatedChannels(SchemaRegistry registry) {
        wire = new AvroWire<>(Topics.READINGS_UNALLOCATED, UnallocatedEnergy.class, registry);
    }

    /**
     * Takes a record of {@code readings.unallocated}. From one thread.
     *
     * @throws io.meterproof.records.wire.RegistryUnavailableException if it cannot be read now
     */
    public void put(byte[] key, byte[] value) {
        String channel = new String(key, StandardCharsets.UTF_8);
        try {
            UnallocatedEnergy energy = value == null ? null : wire.read(value);
            if (energy == null || energy.getMonths().isEmpty()) {
                channels.remove(channel);
            } else {
                channels.put(channel, energy);
            }
        } catch (MalformedRecordException e) {
            LOG.error("what is unallocated of {} does not decode: {}", channel, e.getMessage());
        }
    }

    /** Every channel as of a day, the longest waiting first. */
    public List<AgedEnergy> on(LocalDate day) {
        return channels.values().stream()
                .map(each -> AgedEnergy.of(each, day))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** The sums of channels by unit. */
    public static Map<String, Map<Age, Amount>> totals(List<AgedEnergy> channels) {
        Map<String, Map<Age, Amount>> totals = new TreeMap<>();
        for (AgedEnergy channel : channels) {
            Map<Age, Amount> ages = totals.computeIfAbsent(channel.unit(), unit -> new TreeMap<>());
            channel.ages().forEach((age, amount) -> ages.merge(age, amount, Amount::plus));
        }
        return totals;
    }
}
