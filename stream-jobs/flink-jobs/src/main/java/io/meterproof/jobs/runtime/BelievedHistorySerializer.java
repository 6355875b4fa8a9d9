package io.meterproof.jobs.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps documents in state as their canonical JSON: {@code version 1 ‖ count i32 ‖ texts}. */
public final class BelievedHistorySerializer extends ImmutableSerializer<BelievedHistory> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;

    public BelievedHistorySerializer() {
        super(BelievedHistory.class);
    }

    @Override
    public void serialize(BelievedHistory history, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeInt(history.documents().size());
        for (BelievedDocument document : history.documents()) {
            Texts.write(document.json(), target);
        }
    }

    @Override
    public BelievedHistory deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        List<BelievedDocument> documents = new ArrayList<>();
        for (int left = source.readInt(); left > 0; left--) {
            documents.add(BelievedDocument.of(Texts.read(source)));
        }
        return new BelievedHistory(documents);
    }
}
