(module
  (memory (export "memory") 1)
  ;; Adds rows of int8 cells, each times its factor, to f32 sums, sixteen columns at a time.
  ;; A row is `stride` bytes, a multiple of 16. `rows` points to `count` row numbers (i32),
  ;; `factors` to as many f32, `sums` to `stride` f32.
  (func (export "addRows")
    (param $cells i32) (param $stride i32) (param $rows i32) (param $factors i32)
    (param $count i32) (param $sums i32)
    (local $column i32) (local $at i32) (local $end i32) (local $cell i32)
    (local $factor v128) (local $low v128) (local $high v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.shl (local.get $count) (i32.const 2)))
    (loop $columns
      (local.set $a (v128.load (local.get $sums)))
      (local.set $b (v128.load offset=16 (local.get $sums)))
      (local.set $c (v128.load offset=32 (local.get $sums)))
      (local.set $d (v128.load offset=48 (local.get $sums)))
      (local.set $at (i32.const 0))
      (block $done
        (loop $next
          (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $cell
            (i32.add
              (i32.add (local.get $cells) (local.get $column))
              (i32.mul
                (i32.load (i32.add (local.get $rows) (local.get $at)))
                (local.get $stride))))
          (local.set $factor (v128.load32_splat (i32.add (local.get $factors) (local.get $at))))
          (local.set $low (v128.load8x8_s (local.get $cell)))
          (local.set $high (v128.load8x8_s offset=8 (local.get $cell)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $factor)
            (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $low))))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $factor)
            (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $low))))))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $factor)
            (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $high))))))
          (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $factor)
            (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $high))))))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br $next)))
      (v128.store (local.get $sums) (local.get $a))
      (v128.store offset=16 (local.get $sums) (local.get $b))
      (v128.store offset=32 (local.get $sums) (local.get $c))
      (v128.store offset=48 (local.get $sums) (local.get $d))
      (local.set $sums (i32.add (local.get $sums) (i32.const 64)))
      (local.set $column (i32.add (local.get $column) (i32.const 16)))
      (br_if $columns (i32.lt_u (local.get $column) (local.get $stride))))))
