package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.avro.UnallocatedMonth;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells what of a channel is nobody's, under the key {@code SUBJECT METER OBIS}: the last of a key holds. */
final class UnallocatedReport {
    private final ReadingWires wires;
    private final boolean ofSubMeters;

    /** @param ofSubMeters whether the channels are of sub-meters, and wait to be deducted at the subject */
    UnallocatedReport(ReadingWires wires, boolean ofSubMeters) {
        this.wires = wires;
        this.ofSubMeters = ofSubMeters;
    }

    Message message(String subject, StateChannelStore store, ChannelHead head, long arrival) {
        Channel channel = store.channel();
        String meter = channel.meter().hex();
        String key = subject + " " + meter + " " + channel.obis();
        List<UnallocatedMonth> months = head.unallocated().months().stream()
                .map(each -> new UnallocatedMonth(
                        each.month().toString(),
                        each.waiting().readings(),
                        each.waiting().quantity()))
                .toList();
        UnallocatedEnergy energy = new UnallocatedEnergy(
                subject,
                meter,
                channel.obis().toString(),
                store.unit().symbol(),
                head.heldReadings(),
                months,
                arrival,
                ofSubMeters ? store.usagePoint() : null);
        return Message.to(
                MessageKind.UNALLOCATED, subject, key.getBytes(StandardCharsets.UTF_8), wires.unallocated(energy));
    }
}
