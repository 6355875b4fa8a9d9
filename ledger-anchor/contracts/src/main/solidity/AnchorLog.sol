// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title One slot that binds every anchored root to all the roots before it.
/// @notice Only who deployed it may write. A write that does not know the present `acc` is refused, so two processes with the same
/// key never fork the chain of roots.
contract AnchorLog {
    /// @notice keccak256(previous acc ‖ root); zero before the first root.
    bytes32 public acc;

    address private immutable writer = msg.sender;

    /// @notice A log without topics whose data is the root. It is the cheapest there is, and the only one of this contract;
    /// the slot after it follows from the call.
    event Anchored(bytes32 root) anonymous;

    /// @param acc what the writer should have expected
    error StaleWriter(bytes32 acc);

    error NotTheWriter();

    /// @notice Appends `root` if `expected` is the present `acc`.
    /// @dev Payable only because refusing ether costs gas; what is sent is lost. The assembly works in the scratch space, which
    /// saves the gas of memory: acc = keccak256(abi.encodePacked(expected, root)); emit Anchored(root).
    function anchor(bytes32 expected, bytes32 root) external payable {
        if (msg.sender != writer) revert NotTheWriter();
        bytes32 present = acc;
        if (present != expected) revert StaleWriter(present);
        assembly ("memory-safe") {
            mstore(0x00, expected)
            mstore(0x20, root)
            sstore(acc.slot, keccak256(0x00, 0x40))
            log0(0x20, 0x20)
        }
    }
}
