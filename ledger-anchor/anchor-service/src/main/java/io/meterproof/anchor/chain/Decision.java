package io.meterproof.anchor.chain;

/** What to do next about an anchor. */
public sealed interface Decision {
    /** Look again later. */
    record Wait(String why) implements Decision {}

    /** Sign a transaction, in place of the one that is stored if there is one, store it as {@link AnchorState.Sent}, then send it. */
    record Sign() implements Decision {}

    /** Send the stored transaction, again or for the first time. */
    record Send(String raw) implements Decision {}

    /** Store the next state. */
    record Become(AnchorState state) implements Decision {}

    /** Somebody else wrote to the contract: nothing can be anchored until a person has looked. */
    record Refuse(String why) implements Decision {}
}
