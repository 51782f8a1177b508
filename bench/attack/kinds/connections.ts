import type { Attack } from "@/bench/attack/attack";
import { holdConnections } from "@/bench/attack/send";

export const connections: Attack = {
  name: "6,000 connections that say nothing",
  runAttack: ({ port, seconds }) => holdConnections(port, seconds, 6_000, () => Buffer.alloc(0)),
};
