package io.meterproof.formats.sml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.util.List;

/** A value of SML's type-length encoding; an optional value that is left out is an empty octet string. */
sealed interface SmlNode {
    @SuppressWarnings("ArrayRecordComponent")
    record Octets(byte[] bytes) implements SmlNode {}

    /** A signed or unsigned integer, or a boolean. */
    record Number(long value) implements SmlNode {}

    record Sequence(List<SmlNode> nodes) implements SmlNode {
        public Sequence {
            nodes = List.copyOf(nodes);
        }
    }

    /** The end of a message, or padding between messages. */
    record End() implements SmlNode {}

    default List<SmlNode> sequence(int length) throws MalformedSignedRecordException {
        if (this instanceof Sequence list && list.nodes.size() == length) {
            return list.nodes;
        }
        throw new MalformedSignedRecordException("not an SML list of " + length);
    }

    default byte[] octets() throws MalformedSignedRecordException {
        if (this instanceof Octets octets) {
            return octets.bytes;
        }
        throw new MalformedSignedRecordException("not an SML octet string");
    }

    default long number() throws MalformedSignedRecordException {
        if (this instanceof Number number) {
            return number.value;
        }
        throw new MalformedSignedRecordException("not an SML number");
    }
}
