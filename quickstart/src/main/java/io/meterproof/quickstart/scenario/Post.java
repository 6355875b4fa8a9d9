package io.meterproof.quickstart.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.formats.blockfile.BlockFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What arrives at the head-end, put into the order of its arrival; at one instant, in the order it was sent. */
public final class Post {
    private final String source;
    private final List<BlockLine> lines = new ArrayList<>();

    public Post(String source) {
        this.source = source;
    }

    public String source() {
        return source;
    }

    public void send(Instant arrival, SignedBlock block) {
        send(block.simulated(arrival, source));
    }

    public void send(ReceivedBlock block) {
        Instant arrival = Instant.ofEpochMilli(block.arrival());
        lines.add(new BlockLine(arrival, BlockFile.format(block).getBytes(UTF_8)));
    }

    public void sendRaw(Instant arrival, byte... bytes) {
        lines.add(new BlockLine(arrival, bytes.clone()));
    }

    public int size() {
        return lines.size();
    }

    /** What arrives in [from, to). */
    List<BlockLine> between(Instant from, Instant to) {
        return lines.stream()
                .filter(line -> !line.arrival().isBefore(from) && line.arrival().isBefore(to))
                .sorted(Comparator.comparing(BlockLine::arrival))
                .toList();
    }
}
