package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.avro.UnallocatedMonth;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells what of a channel is nobody's, under the key {@code SUBJECT METER OBIS}, or {@code SUBJECT METER OBIS SUB-METER} of what waits to be
 * deducted at the subject: the last of a key holds.
 */
final class UnallocatedReport {
    private final ReadingWires wires;

    UnallocatedReport(ReadingWires wires) {
        this.wires = wires;
    }

    Message message(String settled, StateChannelStore store, ChannelHead head, long arrival) {
        Channel channel = store.channel();
        String meter = channel.meter().hex();
        String subject = Subjects.chargedAt(settled);
        String subMeter = Subjects.isDeduction(settled) ? store.usagePoint() : null;
        String key = subject + " " + meter + " " + channel.obis() + (subMeter == null ? "" : " " + subMeter);
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
                subMeter);
        return Message.to(
                MessageKind.UNALLOCATED, subject, key.getBytes(StandardCharsets.UTF_8), wires.unallocated(energy));
    }
}
