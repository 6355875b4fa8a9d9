package io.meterproof.anchor.witness;

import io.meterproof.tlog.NoteSignature;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.TileHashes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The witnesses of this log.
 *
 * @param demanded how many must have cosigned before a checkpoint is published or anchored
 */
public record Witnesses(List<WitnessClient> clients, int demanded) {
    public static final Witnesses NONE = new Witnesses(List.of(), 0);
    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

    public Witnesses {
        clients = List.copyOf(clients);
        if (demanded < 0 || demanded > clients.size()) {
            throw new IllegalArgumentException(demanded + " of " + clients.size() + " witnesses cannot be demanded");
        }
    }

    /** Whether enough have cosigned. */
    public boolean suffice(SignedNote note) {
        return cosigned(note) >= demanded;
    }

    /**
     * The note with the cosignatures of all that answer.
     *
     * @param tree of the checkpoint's size
     * @throws WitnessesUnavailableException if they are fewer than are demanded
     */
    public SignedNote cosign(SignedNote note, TileHashes tree) {
        List<NoteSignature> added = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        for (WitnessClient client : clients) {
            if (!note.isSignedBy(client.address().key())) {
                ask(client, note, tree, added, troubles);
            }
        }
        SignedNote cosigned = note.with(added);
        if (!suffice(cosigned)) {
            throw new WitnessesUnavailableException(cosigned(cosigned) + " witnesses have cosigned and " + demanded
                    + " are demanded: " + String.join("; ", troubles));
        }
        return cosigned;
    }

    private static void ask(
            WitnessClient client, SignedNote note, TileHashes tree, List<NoteSignature> added, List<String> troubles) {
        String name = client.address().key().name();
        try {
            added.add(client.cosign(note, tree));
        } catch (IOException e) {
            LOG.warn("witness {} does not cosign: {}", name, e.toString());
            troubles.add(name + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WitnessesUnavailableException("interrupted while " + name + " was asked");
        }
    }

    private long cosigned(SignedNote note) {
        return clients.stream()
                .filter(client -> note.isSignedBy(client.address().key()))
                .count();
    }
}
