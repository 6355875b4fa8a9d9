package io.meterproof.jobs.log;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.tlog.TreeEdge;

/** Keeps the right edge of a tree in state. */
public final class TreeEdgeSerializer extends CodecSerializer<TreeEdge> {
    private static final long serialVersionUID = 1L;

    public TreeEdgeSerializer() {
        super(TreeEdge.class);
    }

    @Override
    protected byte[] encode(TreeEdge edge) {
        return edge.encode();
    }

    @Override
    protected TreeEdge decode(byte[] bytes) {
        return TreeEdge.decode(bytes);
    }
}
