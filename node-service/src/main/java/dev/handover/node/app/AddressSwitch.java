package dev.handover.node.app;

import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.AddressStatus;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.GroupAddresses;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Adds or removes a floating address, however often it is asked. The epoch is promised before
 * anything is done. A group has one address on this machine, and an address one group.
 */
@ApplicationScoped
public class AddressSwitch {
  private final Addresses addresses;
  private final GroupAddresses owners;
  private final EpochGate gate;

  public AddressSwitch(Addresses addresses, GroupAddresses owners, EpochGate gate) {
    this.addresses = addresses;
    this.owners = owners;
    this.gate = gate;
  }

  /** The address as it is now. */
  public AddressStatus look(FloatingAddress address) {
    return addresses.query(address);
  }

  /** Adds the address, unless somebody else answers for it or the group has another one here. */
  public AddressStatus add(FloatingAddress address, int prefixLength, Fence fence) {
    address
        .unfitWith(prefixLength)
        .ifPresent(
            why -> {
              throw unfit(address, why);
            });
    gate.admit(fence);
    return after(
        address,
        gate.serve(
            fence,
            () -> {
              claim(address, fence.group());
              return addresses.add(address, prefixLength);
            }));
  }

  /** Removes the address, unless it is another group's. */
  public AddressStatus remove(FloatingAddress address, Fence fence) {
    gate.admit(fence);
    return after(address, gate.act(fence, () -> removeOwn(address, fence.group())));
  }

  private AddressChange removeOwn(FloatingAddress address, GroupName group) {
    requireNoOtherOwner(address, group);
    AddressChange change = addresses.remove(address);
    if (change.refusal().isEmpty() && owners.of(group).filter(address::equals).isPresent()) {
      owners.forget(group);
    }
    return change;
  }

  /** Written down before the address is added: a crash in between is no second address. */
  private synchronized void claim(FloatingAddress address, GroupName group) {
    requireNoOtherOwner(address, group);
    owners
        .of(group)
        .filter(former -> !former.equals(address) && addresses.query(former).isPresent())
        .ifPresent(
            former -> {
              throw secondAddress(group, former, address);
            });
    owners.keep(group, address);
  }

  private void requireNoOtherOwner(FloatingAddress address, GroupName group) {
    owners
        .ownerOf(address)
        .filter(owner -> !owner.equals(group) && addresses.query(address).isPresent())
        .ifPresent(
            owner -> {
              throw ofAnotherGroup(address, owner);
            });
  }

  private AddressStatus after(FloatingAddress address, AddressChange change) {
    change
        .refusal()
        .ifPresent(
            refusal -> {
              throw new RefusedException(refusal);
            });
    return look(address);
  }

  private static RefusedException unfit(FloatingAddress address, String why) {
    return new RefusedException(
        new Refusal(
            RefusalCode.INVALID_REQUEST,
            "%s cannot be a floating address: %s.".formatted(address, why),
            "Choose a free address of the network that clients are in."));
  }

  private static RefusedException secondAddress(
      GroupName group, FloatingAddress former, FloatingAddress wanted) {
    return new RefusedException(
        new Refusal(
            RefusalCode.GROUP_HAS_ADDRESS,
            "Group %s has address %s here; a group has one, so %s was not added."
                .formatted(group, former, wanted),
            "Remove %s first, when clients do not use it any more.".formatted(former)));
  }

  private static RefusedException ofAnotherGroup(FloatingAddress address, GroupName owner) {
    return new RefusedException(
        new Refusal(
            RefusalCode.ADDRESS_IN_USE,
            "Address %s is here for group %s.".formatted(address, owner),
            "Give each group an address of its own."));
  }
}
