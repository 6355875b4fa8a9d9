package io.meterproof.loadtests.verify;

import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/** Counts the verified readings that go on to settlement, and keeps nothing: what stands behind the operator has its own costs. */
final class CountingOutput implements Output<StreamRecord<Message>> {
    private long passed;

    long passed() {
        return passed;
    }

    @Override
    public void collect(StreamRecord<Message> message) {
        if (message.getValue().kind() == MessageKind.VERIFIED) {
            passed++;
        }
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> message) {}

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void emitWatermark(WatermarkEvent watermark) {}

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {}

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {}

    @Override
    public void close() {}
}
