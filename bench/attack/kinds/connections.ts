import type { Attack } from "@/bench/attack/attack";
import { hold } from "@/bench/attack/send";

export const connections: Attack = {
  name: "6,000 connections that say nothing",
  strike: ({ port, seconds }) => hold(port, seconds, 6_000, () => Buffer.alloc(0)),
};
