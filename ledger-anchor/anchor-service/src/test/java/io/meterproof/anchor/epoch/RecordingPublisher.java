package io.meterproof.anchor.epoch;

import java.util.ArrayList;
import java.util.List;

/** Keeps what was published. */
final class RecordingPublisher implements Publisher {
    private final List<String> published = new ArrayList<>();

    @Override
    public void checkpoints(Epoch epoch) {
        published.add(epoch.number() + " checkpoints");
    }

    @Override
    public void anchor(Epoch epoch) {
        published.add(epoch.number() + " " + epoch.anchor().name());
    }

    List<String> published() {
        return published;
    }
}
