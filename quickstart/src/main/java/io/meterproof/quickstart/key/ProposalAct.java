package io.meterproof.quickstart.key;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** An act that begins with a proposal, which goes from hand to hand. */
abstract class ProposalAct extends KeyAct {
    @Mixin
    private NewProposal proposal;

    @Override
    protected final int act() throws UnreadableFileException {
        proposal.write(propose(), this);
        return ExitCode.OK;
    }

    /** @throws io.meterproof.metering.document.InvalidDocumentException for what nobody could sign, with the field */
    abstract Proposal propose() throws UnreadableFileException;
}
